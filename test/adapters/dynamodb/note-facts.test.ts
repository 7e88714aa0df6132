import { describe, expect, it } from 'vitest';
import { fromNoteFacts, toNoteFacts } from '../../../functions/adapters/dynamodb/note-facts.ts';

const facts = { sinceMs: 5, sizeBytes: 40, dataVolumeGb: 0.5, importance: 0.6, stage: 'error' };

describe('the note of an addition', () => {
  it('gives back what it was made from', () => {
    const given = { ...facts, dataset: 'orders' };
    expect(fromNoteFacts(toNoteFacts(given))).toEqual(given);
    expect(fromNoteFacts(toNoteFacts(facts))).toEqual({ ...facts, dataset: '' });
  });

  it('does not know the dataset if an earlier version wrote it', () => {
    expect(fromNoteFacts([5, 40, 0.5, 0.6, 'error'])).toEqual(facts);
  });

  it.each([
    ['that is closed', [5, 7]],
    ['that is absent', undefined],
    ['that is something else', ['5', 40, 0.5, 0.6, 'error', 'orders']],
  ])('is not read from a list %s', (_, list) => {
    expect(fromNoteFacts(list)).toBeUndefined();
  });
});
