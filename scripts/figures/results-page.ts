import path from 'node:path';
import { readResult, resultNames, toLines } from './result-files.ts';

/** Where the page of all figures is. */
export const RESULTS_PAGE = path.resolve(import.meta.dirname, '../../docs/results/README.md');

/** One page with every table of every result file, and the command that makes it anew. */
export async function resultsPage(): Promise<string> {
  const names = resultNames();
  const sections = await Promise.all(names.map(toSection));
  const contents = names.map((name) => `[${name}](#${name})`);
  return `${[INTRODUCTION, contents.join(' · '), ...sections].join('\n\n')}\n`;
}

const INTRODUCTION = `# Results

Every figure that was measured, with the command that measures it again. \`npm run figures\` makes this page from the
files beside it. Times differ from machine to machine; counts and ratios should not.
[Proof](../proof.md) says what the figures are evidence of.`;

async function toSection(name: string): Promise<string> {
  const { command, day, machine, tables } = await readResult(name);
  const shown = tables.map((table) => [`### ${name}: ${table.id}`, '', ...toLines(table)].join('\n'));
  return [`## ${name}`, `\`${command}\` on ${day} (${machine}).`, ...shown].join('\n\n');
}
