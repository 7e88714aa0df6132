import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { byGuard, byScore, evaluate, readPairs } from './evaluate-pairs.ts';

const PAIRS = path.join(import.meta.dirname, 'pairs');

/** Least precision and recall of each file; lowering one needs a reason. */
const FLOORS = [
  { file: 'written-dev.json', precision: 0.99, recall: 0.88 },
  { file: 'written-held.json', precision: 0.99, recall: 0.9 },
  { file: 'written-last.json', precision: 0.99, recall: 0.85 },
  { file: 'written-fresh-dev.json', precision: 0.99, recall: 0.9 },
  { file: 'written-fresh-held.json', precision: 0.99, recall: 0.6 },
  { file: 'written-third-dev.json', precision: 0.99, recall: 0.7 },
  { file: 'written-third-held.json', precision: 0.99, recall: 0.6 },
  { file: 'written-fourth-held.json', precision: 0.99, recall: 0.68 },
  { file: 'written-fifth-dev.json', precision: 0.99, recall: 0.6 },
  { file: 'written-fifth-held.json', precision: 0.99, recall: 0.68 },
  { file: 'written-sixth-held.json', precision: 0.99, recall: 0.68 },
];

describe.each(FLOORS)('the pairs of $file', ({ file, precision, recall }) => {
  const pairs = readPairs(path.join(PAIRS, file));
  const found = evaluate(pairs, byGuard);

  it(`are served with precision ${precision} and recall ${recall} at least`, () => {
    expect(found.precision).toBeGreaterThanOrEqual(precision);
    expect(found.recall).toBeGreaterThanOrEqual(recall);
  });

  it('are served better than by the score alone', () => {
    const alone = evaluate(pairs, byScore);
    expect(found.precision).toBeGreaterThan(alone.precision);
    expect(found.recall).toBeGreaterThan(alone.recall);
  });

  it('hold many of both kinds', () => {
    const same = pairs.filter(({ label }) => label === 1).length;
    expect(Math.min(same, pairs.length - same)).toBeGreaterThanOrEqual(21);
  });
});
