import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { documents, fillFigures } from '../../../scripts/figures/fill-figures.ts';

describe('figures in documents', () => {
  it.each(documents().map((file) => path.relative(process.cwd(), file)))(
    'of %s are those of the result files',
    async (file) => {
      const text = await readFile(file, 'utf8');
      expect(await fillFigures(text)).toBe(text);
    },
  );

  it('refuse a result file that is not there', async () => {
    await expect(fillFigures('<!-- figures nowhere#table --><!-- /figures -->')).rejects.toThrow('nowhere');
  });
});
