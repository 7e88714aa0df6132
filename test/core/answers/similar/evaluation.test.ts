import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readResult } from '../../../../scripts/figures/result-files.ts';
import { byGuard, byScore, evaluate, judged, PAIR_FILES, readPairs, toRow } from './evaluate-pairs.ts';

const { tables } = await readResult('similar');
const RECORDED = new Map(
  tables.find(({ id }) => id === 'overall')?.rows.map(([set, rule, ...row]) => [`${set} ${rule}`, row]),
);

describe.each(PAIR_FILES)('the pairs of %s', (file) => {
  const pairs = readPairs(file);

  it('are served as docs/results/similar.json has it: `npm run eval:similar` brings it up to date', () => {
    const set = path.basename(file, '.json');
    const all = pairs.map(judged);
    const [found, alone] = [evaluate(all, byGuard), evaluate(all, byScore)];
    expect(found.recall).toBeGreaterThan(Math.max(0.6, alone.recall));
    expect(found.precision).toBeGreaterThan(alone.precision);
    expect(toRow(found)).toEqual(RECORDED.get(`${set} score and guard`));
    expect(toRow(alone)).toEqual(RECORDED.get(`${set} score alone`));
  });

  it('hold many of both kinds', () => {
    const same = pairs.filter(({ label }) => label === 1).length;
    expect(Math.min(same, pairs.length - same)).toBeGreaterThanOrEqual(21);
  });
});
