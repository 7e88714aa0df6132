import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readResult, resultNames } from '../../../scripts/figures/result-files.ts';
import { RESULTS_PAGE, resultsPage } from '../../../scripts/figures/results-page.ts';

describe('the page of all figures', () => {
  it('is what the result files make of it', async () => {
    expect(await readFile(RESULTS_PAGE, 'utf8')).toBe(await resultsPage());
  });

  it('names the command of every result file, each a script of the package', async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8'));
    const page = await resultsPage();
    for (const name of resultNames()) {
      const { command } = await readResult(name);
      expect(page).toContain(`\`${command}\``);
      expect(scripts).toHaveProperty([command.replace('npm run ', '')]);
    }
  });
});
