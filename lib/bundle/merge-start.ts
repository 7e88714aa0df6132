import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';
import { INDEX, sharedName } from './late-module.ts';
import { splitLate } from './split-late.ts';

/**
 * Makes of a bundle in `parts`, cut into chunks, one file of what index.mjs needs at once, and writes it and the late
 * modules to `outdir`. Node takes half a million instructions to find and link a file, however short it is, and some
 * two hundred to read a byte; esbuild makes a chunk for each set of late modules that share something with the start, and
 * puts all of a package there if the start needs a part of it. What only late modules need goes to files of their own.
 */
export function mergeStart(parts: string, outdir: string, options: BuildOptions, metafile: Metafile): void {
  const outputs = new Map(
    Object.entries(metafile.outputs).map(([file, each]) => [path.basename(file), each]),
  );
  const start = startOf(outputs);
  const late = [...outputs.keys()].filter((name) => !start.has(name));
  const chunks = [...start].filter(([name]) => name !== INDEX);
  const write = (name: string, code: string) => writeFileSync(path.join(parts, name), code);
  const build = (names: readonly string[], outside: readonly string[], settings: BuildOptions = {}) =>
    buildSync({
      ...options,
      ...settings,
      splitting: false,
      absWorkingDir: outdir,
      entryPoints: names.map((name) => path.join(parts, name)),
      outdir: '.',
      external: outside.map((name) => `./${name}`),
    });
  const combine = (contents: string, settings: BuildOptions): string => {
    write(COMBINED, contents);
    const sourcemap = options.sourcemap && 'inline';
    return build([COMBINED], late, { ...settings, sourcemap, write: false }).outputFiles?.[0]?.text ?? '';
  };

  mkdirSync(outdir, { recursive: true });
  const whole = combine([`export*from"./${INDEX}";`, ...chunks.map(exporting)].join('\n'), LEGIBLE);
  write(WHOLE, whole);
  const needed = combine(`export{${outputs.get(INDEX)?.exports.join()}}from"./${WHOLE}";`, {
    ...LEGIBLE,
    minifyIdentifiers: false,
  });
  const { files, shared } = splitLate({
    whole,
    needed,
    chunks: new Set(chunks.map(([name]) => name)),
    late: new Map(late.map((name) => [name, readFileSync(path.join(parts, name), 'utf8')])),
  });
  for (const [name, code] of files) write(name, code);
  const final = [INDEX, ...late, ...shared];
  build(final, final);
}

/** White space and comments stay, which say what calls have no effects. */
export const LEGIBLE = { minify: false, minifyIdentifiers: true, minifySyntax: true } as const;

const COMBINED = 'combined.mjs';
const WHOLE = 'whole.mjs';

/** index.mjs and all that it imports at once, by the name of the file. */
function startOf(outputs: ReadonlyMap<string, Output>): Map<string, Output> {
  const start = new Map<string, Output>();
  const open = [INDEX];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const output = outputs.get(name);
    if (output === undefined || start.has(name)) continue;
    start.set(name, output);
    const eager = output.imports.filter(({ kind }) => kind === 'import-statement');
    open.push(...eager.map((each) => path.basename(each.path)));
  }
  return start;
}

type Output = Metafile['outputs'][string];

/** Exports of a chunk, under names that those of no other have. */
function exporting([file, { exports }]: [string, Output]): string {
  return `export{${exports.map((name) => `${name} as ${sharedName(file, name)}`).join()}}from"./${file}";`;
}
