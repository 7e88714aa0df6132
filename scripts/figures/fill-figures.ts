import { globSync } from 'node:fs';
import path from 'node:path';
import { readResult, toLines } from './result-files.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Paths of the documents that may show figures: the README and everything below docs. */
export function documents(): string[] {
  return [path.join(ROOT, 'README.md'), ...globSync(path.join(ROOT, 'docs/**/*.md')).sort()];
}

/**
 * The text with each block between `<!-- figures file#table -->` and `<!-- /figures -->` made anew from
 * docs/results/<file>.json. Throws for a file or table that is not there.
 */
export async function fillFigures(text: string): Promise<string> {
  const parts = await Promise.all(
    text.split(BLOCK).map(async (part, index) => (index % 2 === 1 ? await block(part) : part)),
  );
  return parts.join('');
}

/** With its one group, `split` gives the blocks' addresses at the odd places. */
const BLOCK = /<!-- figures (\S+#\S+) -->[\s\S]*?<!-- \/figures -->/;

async function block(address: string): Promise<string> {
  const [name = '', id] = address.split('#');
  const { command, tables } = await readResult(name);
  const table = tables.find((candidate) => candidate.id === id);
  if (table === undefined) throw new Error(`docs/results/${name}.json has no table ${id}.`);
  return [
    `<!-- figures ${address} -->`,
    '',
    ...toLines(table),
    '',
    `Measured by \`${command}\`.`,
    '',
    '<!-- /figures -->',
  ].join('\n');
}
