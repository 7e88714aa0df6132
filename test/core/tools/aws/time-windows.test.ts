import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Reading,
  windowFigures,
  windowStarts,
} from '../../../../functions/core/tools/aws/time-windows.ts';

const shape = fc
  .record({
    slideMs: fc.integer({ min: 1, max: 5000 }),
    factor: fc.integer({ min: 1, max: 20 }),
    extra: fc.nat(4999),
  })
  .map(({ slideMs, factor, extra }) => ({
    slideMs,
    sizeMs: slideMs * factor + Math.min(extra, slideMs - 1),
  }));
const time = fc.integer({ min: -1e12, max: 2e12 });
const readings = fc.array(
  fc.record({
    atMs: fc.integer({ min: 0, max: 20_000 }),
    group: fc.constantFrom('', 'a', 'b'),
    value: fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: undefined }),
  }),
  { maxLength: 60 },
);

describe('windowStarts', () => {
  it('gives exactly the windows on the grid that hold the time, earliest first', () => {
    fc.assert(
      fc.property(time, shape, (atMs, { sizeMs, slideMs }) => {
        const starts = windowStarts(atMs, { sizeMs, slideMs });
        for (const start of starts) {
          expect(Math.abs(start % slideMs)).toBe(0);
          expect(start <= atMs && atMs < start + sizeMs).toBe(true);
        }
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        expect(new Set(starts).size).toBe(starts.length);
        expect([Math.floor(sizeMs / slideMs), Math.ceil(sizeMs / slideMs)]).toContain(starts.length);
      }),
    );
  });

  it('puts a time into one tumbling window, its start included and its end not', () => {
    const minute = { sizeMs: 60_000, slideMs: 60_000 };
    expect(windowStarts(60_000, minute)).toEqual([60_000]);
    expect(windowStarts(119_999, minute)).toEqual([60_000]);
    expect(windowStarts(120_000, minute)).toEqual([120_000]);
  });
});

describe('windowFigures', () => {
  it('are what counting in each window by itself gives', () => {
    fc.assert(
      fc.property(readings, shape, (all, { sizeMs, slideMs }) => {
        for (const figures of windowFigures(all, { sizeMs, slideMs }, [50, 100])) {
          const inside = all.filter(
            ({ atMs, group }) => group === figures.group && figures.startMs <= atMs && atMs < figures.endMs,
          );
          const values = inside.flatMap(({ value }) => value ?? []).sort((a, b) => a - b);
          expect(figures.endMs - figures.startMs).toBe(sizeMs);
          expect(figures.count).toBe(inside.length);
          expect(figures.values?.count ?? 0).toBe(values.length);
          if (figures.values === undefined) continue;
          const sum = values.reduce((total, value) => total + value, 0);
          expect(figures.values).toMatchObject({
            sum,
            mean: sum / values.length,
            min: values[0],
            max: values.at(-1),
          });
          expect(figures.values.percentiles).toEqual([
            values[Math.ceil(values.length / 2) - 1],
            values.at(-1),
          ]);
        }
      }),
    );
  });

  it('lose and double no reading in tumbling windows', () => {
    fc.assert(
      fc.property(readings, fc.integer({ min: 1, max: 9000 }), (all: Reading[], sizeMs) => {
        const figures = windowFigures(all, { sizeMs, slideMs: sizeMs }, []);
        expect(figures.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
      }),
    );
  });

  it('come by start and then by group', () => {
    const figures = windowFigures(
      [
        { atMs: 15, group: 'b', value: 1 },
        { atMs: 5, group: 'b', value: undefined },
        { atMs: 15, group: 'a', value: 2 },
        { atMs: 15, group: 'c', value: 2 },
      ],
      { sizeMs: 10, slideMs: 10 },
      [50],
    );
    expect(figures.map(({ startMs, group }) => `${startMs}${group}`)).toEqual(['0b', '10a', '10b', '10c']);
    expect(figures[0]).toEqual({ startMs: 0, endMs: 10, group: 'b', count: 1 });
  });
});
