import { globSync } from 'node:fs';
import path from 'node:path';
import { readResult, resultFile } from './read-result.ts';

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
  if (table === undefined) throw new Error(`${resultFile(name)} has no table ${id}.`);
  const rows = [table.columns, ...table.rows].map((row) => row.map(toCell));
  const widths = table.columns.map((_, column) =>
    Math.max(3, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const [head, ...body] = rows.map((row) =>
    toLine(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))),
  );
  const lines = [head, toLine(widths.map((width) => '-'.repeat(width))), ...body];
  return [
    `<!-- figures ${address} -->`,
    '',
    ...lines,
    '',
    `Measured by \`${command}\`.`,
    '',
    '<!-- /figures -->',
  ].join('\n');
}

function toCell(cell: string | number): string {
  return String(cell).replaceAll('|', '\\|');
}

function toLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
