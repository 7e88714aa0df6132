import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areCurrent,
  dependenciesOn,
  mentionedDatasets,
  UNNAMED_DATASET,
  withoutAdditions,
} from '../../../functions/core/freshness/dataset-versions.ts';

const names = fc.constantFrom(UNNAMED_DATASET, 'orders', 'sales', '__proto__', 'constructor', '7');
const versions = fc.array(fc.tuple(names, fc.integer({ min: 1, max: 3 }))).map((pairs) => new Map(pairs));

describe('dependenciesOn', () => {
  it('keeps each dataset once at the version of now, an unknown one at 0', () => {
    const known = new Map([
      ['orders', 3],
      [UNNAMED_DATASET, 7],
    ]);
    expect(dependenciesOn(['orders', 'new', UNNAMED_DATASET, 'orders'], known)).toEqual({
      '': 7,
      new: 0,
      orders: 3,
    });
  });

  it('is the same for every order of the datasets', () => {
    fc.assert(
      fc.property(fc.array(names), versions, (datasets, known) => {
        const made = dependenciesOn(datasets, known);
        expect(JSON.stringify(dependenciesOn([...datasets].reverse(), known))).toBe(JSON.stringify(made));
        expect(Object.keys(made).length).toBe(new Set(datasets).size);
      }),
    );
  });
});

describe('areCurrent', () => {
  it('holds for what was made from the versions of now', () => {
    fc.assert(
      fc.property(fc.array(names), versions, (datasets, known) => {
        expect(areCurrent(dependenciesOn(datasets, known), known)).toBe(true);
      }),
    );
  });

  it('ends when a dataset moves on, and only then', () => {
    fc.assert(
      fc.property(fc.array(names), versions, names, (datasets, known, moved) => {
        const later = new Map(known).set(moved, (known.get(moved) ?? 0) + 1);
        expect(areCurrent(dependenciesOn(datasets, known), later)).toBe(!datasets.includes(moved));
      }),
    );
  });

  it('holds for what depends on nothing', () => {
    expect(areCurrent({}, new Map([['orders', 1]]))).toBe(true);
  });
});

describe('withoutAdditions', () => {
  const anyMissed = fc.array(fc.record({ dataset: names }, { requiredKeys: [] }), { maxLength: 4 });

  it('is never current if it depends on the dataset of one that was missed, whatever moves on later', () => {
    fc.assert(
      fc.property(fc.array(names), versions, anyMissed, fc.array(names), (datasets, known, missed, moves) => {
        const made = withoutAdditions(dependenciesOn(datasets, known), missed);
        const later = new Map(known);
        for (const moved of moves) later.set(moved, (later.get(moved) ?? 0) + 1);
        const isBehind = datasets.some((one) => missed.some(({ dataset = one }) => dataset === one));
        const isMoved = datasets.some((dataset) => moves.includes(dataset));
        expect(areCurrent(made, later)).toBe(!isBehind && !isMoved);
      }),
    );
  });
});

describe('mentionedDatasets', () => {
  it('names the known datasets that the text speaks of, never the unnamed one', () => {
    const known = new Map([
      [UNNAMED_DATASET, 4],
      ['orders', 1],
      ['sales', 2],
      ['order', 3],
    ]);
    expect(mentionedDatasets('Are ORDERS later than refunds?', known)).toEqual(['orders']);
    expect(mentionedDatasets('', known)).toEqual([]);
  });
});
