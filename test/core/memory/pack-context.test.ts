import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextLine } from '../../../functions/core/memory/context-line.ts';
import type { MemoryEntry } from '../../../functions/core/memory/entry.ts';
import { packContext } from '../../../functions/core/memory/pack-context.ts';
import { renderContext } from '../../../functions/core/memory/render-context.ts';
import { anyEntries, makeEntries } from '../support/entries.ts';
import { packLines } from './support/reference-memory.ts';

/** The context of entries that are ranked already. */
function contextOf(ranked: readonly MemoryEntry[], maxChars: number) {
  const contents = new Map(ranked.map(({ entryId, content }) => [entryId, content]));
  return renderContext(packContext(ranked, maxChars), ranked, contents);
}

const chars = (text: string) => [...text].length;

const expectedContext = (ranked: readonly MemoryEntry[], maxChars: number) =>
  packLines(ranked, maxChars).text;

const limits = fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 3000 }));

describe('packContext', () => {
  it('says what the specification says, for any entries and any limit', () => {
    fc.assert(
      fc.property(anyEntries, limits, (entries, maxChars) => {
        expect(contextOf(entries, maxChars).context).toBe(expectedContext(entries, maxChars));
      }),
      { numRuns: 1000 },
    );
  });

  it('agrees with the specification around the edges of every line', () => {
    fc.assert(
      fc.property(anyEntries, fc.nat(29), fc.integer({ min: -3, max: 80 }), (entries, position, slack) => {
        const upTo = entries
          .slice(0, position + 1)
          .map(contextLine)
          .join('\n');
        const maxChars = Math.max(1, chars(upTo) + slack);
        expect(contextOf(entries, maxChars).context).toBe(expectedContext(entries, maxChars));
      }),
      { numRuns: 1000 },
    );
  });

  it('never exceeds the limit in code points', () => {
    fc.assert(
      fc.property(anyEntries, limits, (entries, maxChars) => {
        expect(chars(contextOf(entries, maxChars).context)).toBeLessThanOrEqual(maxChars);
      }),
    );
  });

  it('shows every entry or counts it, and adds up the volume of those not shown', () => {
    fc.assert(
      fc.property(anyEntries, limits, (entries, maxChars) => {
        const { entriesIncluded, entriesOmitted, omittedVolumeGb } = contextOf(entries, maxChars);
        expect(entriesIncluded + entriesOmitted).toBe(entries.length);
        const omitted = entries.slice(entriesIncluded);
        expect(omittedVolumeGb).toBe(omitted.reduce((sum, { dataVolumeGb }) => sum + dataVolumeGb, 0));
      }),
    );
  });

  it('leaves nothing out when all fits exactly, and something with one code point less', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        fc.pre(entries.length > 0);
        const all = entries.map(contextLine).join('\n');
        expect(contextOf(entries, chars(all))).toEqual({
          context: all,
          entriesIncluded: entries.length,
          entriesOmitted: 0,
          omittedVolumeGb: 0,
        });
        expect(contextOf(entries, chars(all) - 1).context).not.toBe(all);
      }),
    );
  });

  it('is empty for an empty memory', () => {
    expect(contextOf([], 4000)).toEqual({
      context: '',
      entriesIncluded: 0,
      entriesOmitted: 0,
      omittedVolumeGb: 0,
    });
  });

  it('shows the closing line alone where it fits and no line does', () => {
    const entries = makeEntries([{ content: 'x'.repeat(50), dataVolumeGb: 1 }, { content: 'y' }]);
    expect(contextOf(entries, 36).context).toBe('[+2 entries omitted, 1.00GB of data]');
  });

  it('shows nothing where not even the closing line has room, and still counts', () => {
    const entries = makeEntries([{ content: 'x', dataVolumeGb: 1 }, { content: 'y' }]);
    expect(contextOf(entries, 35)).toEqual({
      context: '',
      entriesIncluded: 0,
      entriesOmitted: 2,
      omittedVolumeGb: 1,
    });
  });

  it('cuts a head of 200 code points from a line that does not fit, and none of 199', () => {
    const entries = makeEntries([
      { content: '😀'.repeat(500), dataVolumeGb: 2 },
      { content: 'next', dataVolumeGb: 1 },
    ]);
    const closing = '[+1 entries omitted, 1.00GB of data]';
    expect(contextOf(entries, 200 + 1 + closing.length).context).toBe(
      `[UNKNOWN] (2.00GB processed) ${'😀'.repeat(170)}…\n${closing}`,
    );
    expect(contextOf(entries, 199 + 1 + closing.length).context).toBe('[+2 entries omitted, 3.00GB of data]');
  });

  it('ends with the head when the line that does not fit is the last one', () => {
    const entries = makeEntries([{ content: 'first' }, { content: 'x'.repeat(65_536) }]);
    const { context, entriesOmitted } = contextOf(entries, 4000);
    expect(context).toMatch(
      /^\[UNKNOWN\] \(0\.00GB processed\) first\n\[UNKNOWN\] \(0\.00GB processed\) x+…$/,
    );
    expect({ chars: chars(context), entriesOmitted }).toEqual({ chars: 4000, entriesOmitted: 0 });
  });

  it('stops at the first line that does not fit, though a later one would', () => {
    const entries = makeEntries([
      { content: 'a' },
      { content: 'x'.repeat(150) },
      { content: 'b' },
      { content: 'c' },
    ]);
    expect(contextOf(entries, 120).context).toBe(
      '[UNKNOWN] (0.00GB processed) a\n[+3 entries omitted, 0.00GB of data]',
    );
  });
});
