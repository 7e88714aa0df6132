import path from 'node:path';
import { AssetHashType, BundlingOutput } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';
import type { FunctionName } from '../../functions/core/names.ts';
import { mergeStart } from './merge-start.ts';

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

/**
 * Writes index.mjs, the processes that it starts and one chunk per lazily loaded module into `outdir`; all packages are
 * in, only node: is left out. The account is that of index.mjs and its chunks.
 */
export function bundleHandler(name: FunctionName, outdir: string): Metafile {
  const processes = processesOf(name);
  if (processes.length > 0) build(processes, outdir);
  return bundleModule(path.join(FUNCTIONS, name, 'handler.ts'), outdir);
}

/** Bundles any module as those of the functions are. */
export function bundleModule(file: string, outdir: string): Metafile {
  return mergeStart(outdir, BUILD, build([{ in: file, out: 'index' }], outdir));
}

function build(entryPoints: { in: string; out: string }[], outdir: string): Metafile {
  return buildSync({ ...BUILD, absWorkingDir: ROOT, entryPoints, outdir }).metafile;
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
  sourcemap: false,
  metafile: true,
  logLevel: 'error',
} as const satisfies BuildOptions;
