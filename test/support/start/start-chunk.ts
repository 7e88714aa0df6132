import path from 'node:path';
import type { Metafile } from 'esbuild';

/** What of a bundle is loaded before the first request: index.mjs and all that it imports at once. */
export interface StartChunk {
  readonly bytes: number;
  readonly files: number;
  /** Bytes by package, or by folder of the project's own code; the most first. */
  readonly bytesByPackage: ReadonlyMap<string, number>;
  /** Modules of Node that the start imports by itself. */
  readonly builtins: ReadonlySet<string>;
}

/** Reads it from esbuild's account of a bundle; lazily loaded chunks do not count. */
export function startChunk({ outputs }: Metafile): StartChunk {
  const files = startFiles(outputs);
  const sizes = new Map<string, number>();
  const builtins = new Set<string>();
  for (const { inputs, imports } of files) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const name = packageOf(file);
      sizes.set(name, (sizes.get(name) ?? 0) + bytesInOutput);
    }
    for (const { path: name, kind, external } of imports)
      if (external === true && kind === 'import-statement') builtins.add(name);
  }
  return {
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    files: files.length,
    bytesByPackage: new Map([...sizes].sort(([, a], [, b]) => b - a)),
    builtins,
  };
}

type Output = Metafile['outputs'][string];

function startFiles(outputs: Metafile['outputs']): Output[] {
  const seen = new Map<string, Output>();
  const open = Object.keys(outputs).filter((file) => path.basename(file) === 'index.mjs');
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    const output = outputs[file];
    if (output === undefined || seen.has(file)) continue;
    seen.set(file, output);
    open.push(...output.imports.flatMap((next) => (next.kind === 'import-statement' ? next.path : [])));
  }
  return [...seen.values()];
}

function packageOf(file: string): string {
  const packages = [...file.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)];
  return packages.at(-1)?.[1] ?? file.split('/').slice(0, 2).join('/');
}
