import { readFile, writeFile } from 'node:fs/promises';
import { documents, fillFigures } from './fill-figures.ts';
import { RESULTS_PAGE, resultsPage } from './results-page.ts';

/** Fills the figures of every document from the result files and makes their page; run it after a benchmark. */
await writeFile(RESULTS_PAGE, await resultsPage());
for (const file of documents()) {
  const text = await readFile(file, 'utf8');
  const filled = await fillFigures(text);
  if (filled === text) continue;
  await writeFile(file, filled);
  console.log(`${file}: figures brought up to date`);
}
