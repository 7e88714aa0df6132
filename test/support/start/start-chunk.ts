import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { parseModule, textOf } from '../../../lib/bundle/syntax.ts';

/** What of a bundle is loaded before the first request: index.mjs. */
export interface StartChunk {
  readonly bytes: number;
  /** Files and modules of Node that it imports at once. */
  readonly imports: ReadonlySet<string>;
  /** Bytes by package, or by folder of the project's own code; the most first. */
  readonly bytesByPackage: ReadonlyMap<string, number>;
}

/** Reads it from a folder that was bundled with a source map. */
export function startChunk(folder: string): StartChunk {
  const file = path.join(folder, 'index.mjs');
  const code = readFileSync(file, 'utf8');
  const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
  const sizes = new Map<string, number>();
  for (const [line, text] of code.split('\n').entries())
    for (let column = 0; column < text.length; column++) {
      const entry = map.findEntry(line, column);
      const name = 'originalSource' in entry ? packageOf(entry.originalSource) : 'none';
      sizes.set(name, (sizes.get(name) ?? 0) + 1);
    }
  const imports = parseModule(code).body.flatMap((node) =>
    'source' in node && node.source ? [textOf(node.source)] : [],
  );
  return {
    bytes: Buffer.byteLength(code),
    imports: new Set(imports),
    bytesByPackage: new Map([...sizes].sort(([, a], [, b]) => b - a)),
  };
}

function packageOf(file: string): string {
  const packages = [...file.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)];
  if (packages.length > 0) return packages.at(-1)?.[1] ?? '';
  // What late modules borrow stands behind the handler and has no source of its own.
  if (file.endsWith('/handler.ts')) return 'handler.ts, lend';
  return /functions\/[^/]+/.exec(file)?.[0] ?? path.basename(file);
}
