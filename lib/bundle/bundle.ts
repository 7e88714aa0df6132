import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AssetHashType, BundlingOutput } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync } from 'esbuild';
import type { FunctionName } from '../../functions/core/names.ts';
import { LEGIBLE, mergeStart } from './merge-start.ts';

/** Gives the code of a function; its handler is `index.handler`. */
export type CodeOf = (name: FunctionName) => Code;

/** Makes an asset of functions/<name>/handler.ts while the app is synthesized; the hash is that of the output. */
export function bundledCode(name: FunctionName): Code {
  return Code.fromAsset(path.join(FUNCTIONS, name), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: Runtime.NODEJS_24_X.bundlingImage,
      outputType: BundlingOutput.NOT_ARCHIVED,
      local: {
        tryBundle(outdir: string): boolean {
          bundleHandler(name, outdir);
          return true;
        },
      },
    },
  });
}

interface BundleOptions {
  /** Writes index.mjs.map beside it, which tells what each byte comes from; default false. */
  readonly sourcemap?: boolean;
}

/**
 * Writes index.mjs, which holds all of the start, the processes that it starts and the modules that it loads late into
 * `outdir`; all packages are in, only node: is left out.
 */
export function bundleHandler(name: FunctionName, outdir: string, options?: BundleOptions): void {
  const processes = processesOf(name);
  if (processes.length > 0) buildSync({ ...BUILD, entryPoints: processes, outdir });
  bundleModule(path.join(FUNCTIONS, name, 'handler.ts'), outdir, options);
}

/** Bundles any module as those of the functions are. */
export function bundleModule(file: string, outdir: string, { sourcemap = false }: BundleOptions = {}): void {
  const parts = mkdtempSync(path.join(tmpdir(), 'millrace-parts-'));
  try {
    const { metafile } = buildSync({
      ...BUILD,
      ...LEGIBLE,
      metafile: true,
      sourcemap: sourcemap && 'inline',
      entryPoints: [{ in: file, out: 'index' }],
      outdir: parts,
    });
    mergeStart(parts, path.resolve(outdir), { ...BUILD, sourcemap: sourcemap && 'external' }, metafile);
  } finally {
    rmSync(parts, { recursive: true });
  }
}

const ROOT = path.resolve(import.meta.dirname, '../..');

const FUNCTIONS = path.join(ROOT, 'functions');

/** Modules that run in a process of their own; each becomes `<name>.mjs` beside index.mjs. */
const PROCESSES: Readonly<Partial<Record<FunctionName, readonly string[]>>> = {
  'tool-batch': ['adapters/jsonata/expression-process.ts'],
};

function processesOf(name: FunctionName) {
  return (PROCESSES[name] ?? []).map((file) => ({
    in: path.join(FUNCTIONS, file),
    out: path.basename(file, '.ts'),
  }));
}

/** Modules that stand for those of Node whose import costs more at the start than their use. */
const BUILTINS = path.join(FUNCTIONS, 'adapters/node/builtins');

const BUILD = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  splitting: true,
  outExtension: { '.js': '.mjs' },
  chunkNames: '[name]-[hash]',
  // The ESM builds of packages shake; esbuild's default for node prefers their CommonJS ones.
  mainFields: ['module', 'main'],
  alias: {
    'node:http': path.join(BUILTINS, 'http.ts'),
    'node:http2': path.join(BUILTINS, 'http2.ts'),
    'node:process': path.join(BUILTINS, 'process.ts'),
  },
  minify: true,
  keepNames: false,
  legalComments: 'none',
  logLevel: 'error',
} as const satisfies BuildOptions;
