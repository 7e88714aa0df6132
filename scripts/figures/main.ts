import { readFile, writeFile } from 'node:fs/promises';
import { documents, fillFigures } from './fill-figures.ts';

/** Fills the figures of every document from the result files; run it after a benchmark. */
for (const file of documents()) {
  const text = await readFile(file, 'utf8');
  const filled = await fillFigures(text);
  if (filled === text) continue;
  await writeFile(file, filled);
  console.log(`${file}: figures brought up to date`);
}
