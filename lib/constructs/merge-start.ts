import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';

/**
 * Makes one file of index.mjs and of all that it imports at once, in a bundle that is cut into chunks. esbuild makes a
 * chunk for each set of late modules that share something with the start; Node takes half a million instructions to
 * find and link each, however short it is. In the place of such a chunk stays one that hands on what index.mjs has.
 * Gives the account of the bundle as it is then.
 */
export function mergeStart(folder: string, options: BuildOptions, metafile: Metafile): Metafile {
  const outputs = new Map(
    Object.entries(metafile.outputs).map(([file, each]) => [path.basename(file), each]),
  );
  const start = startOf(outputs);
  const late = [...outputs.keys()].filter((name) => !start.has(name));
  const chunks = [...start].filter(([name]) => name !== INDEX);
  const handedOn = chunks.map(([name, { exports }], index) => ({ name, exports, prefix: `c${index}_` }));
  const merged = buildSync({
    ...options,
    splitting: false,
    absWorkingDir: folder,
    stdin: { contents: entryOf(handedOn), resolveDir: folder },
    external: late.map((name) => `./${name}`),
    outfile: path.join(folder, INDEX),
    allowOverwrite: true,
    metafile: true,
  }).metafile.outputs[INDEX];
  if (merged === undefined) throw new Error(`${INDEX} could not be made of its chunks.`);
  outputs.set(INDEX, {
    ...merged,
    inputs: Object.assign({}, ...[...start.values()].map(({ inputs }) => inputs)),
  });
  for (const { name, exports, prefix } of handedOn) {
    const stub = `export{${exports.map((each) => `${prefix}${each} as ${each}`).join()}}from"./${INDEX}";`;
    writeFileSync(path.join(folder, name), stub);
    const imports = [{ path: INDEX, kind: 'import-statement' as const }];
    outputs.set(name, { bytes: stub.length, inputs: {}, exports, imports });
  }
  return { ...metafile, outputs: Object.fromEntries(outputs) };
}

type Output = Metafile['outputs'][string];

const INDEX = 'index.mjs';

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

/** A module with all that the chunks export beside what index.mjs does; chunks may use the same names. */
function entryOf(
  chunks: readonly { readonly name: string; readonly exports: readonly string[]; readonly prefix: string }[],
): string {
  const handed = chunks
    .filter(({ exports }) => exports.length > 0)
    .map(({ name, exports, prefix }) => {
      const names = exports.map((each) => `${each} as ${prefix}${each}`).join();
      return `export{${names}}from"./${name}";`;
    });
  return [`export*from"./${INDEX}";`, ...handed].join('\n');
}
