import * as fc from 'fast-check';
import { contextLineChars } from '../../../functions/core/memory/context-line.ts';
import type { MemoryEntry } from '../../../functions/core/memory/entry.ts';
import { utf8Bytes } from '../../../functions/core/text/utf8-bytes.ts';

/** Noon of a summer day, the time of an entry that is given none. */
export const NOON_MS = Date.UTC(2026, 6, 1, 12);

/** An entry as the store would give it; sizes follow from the content. */
export function makeEntry(given: Partial<MemoryEntry> = {}): MemoryEntry {
  const { content = 'a fact', stage = 'unknown', dataVolumeGb = 0, sequence = 1 } = given;
  return {
    entryId: `e-${sequence}`,
    sequence,
    timestampMs: NOON_MS,
    importance: 0.6,
    pinned: false,
    isRepeatable: false,
    ...given,
    stage,
    content,
    dataVolumeGb,
    sizeBytes: utf8Bytes(content),
    lineChars: contextLineChars({ stage, dataVolumeGb, content }),
  };
}

/** Entries of those contents, added in order. */
export function makeEntries(given: readonly Partial<MemoryEntry>[]): MemoryEntry[] {
  return given.map((facts, index) => makeEntry({ sequence: index + 1, ...facts }));
}

const STAGES = ['ingestion', 'transformation', 'validation', 'error', 'storage', 'unknown', 'x'];

/** Memories of up to 30 entries with few different attributes, so that ties are frequent; volumes add up exactly. */
export const anyEntries = fc
  .array(
    fc.record({
      content: fc.oneof(
        fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\n', '\u2028'), minLength: 1, maxLength: 40 }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
        fc.nat(900).map((length) => '😀'.repeat(length + 1)),
        fc.constant('row count of orders fell'),
      ),
      importance: fc.constantFrom(0, 0.3, 0.6, 0.9, 1),
      stage: fc.constantFrom(...STAGES),
      dataVolumeGb: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 0, max: 4000 }).map((quarters) => quarters / 4),
      ),
      timestampMs: fc.integer({ min: 0, max: 4 }).map((hour) => NOON_MS + hour * 3_600_000),
    }),
    { maxLength: 30 },
  )
  .map(makeEntries);
