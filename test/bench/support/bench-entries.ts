import { contextLineChars } from '../../../functions/core/memory/context-line.ts';
import type { Addition } from '../../../functions/core/memory/memory-store.ts';
import { utf8Bytes } from '../../../functions/core/text/utf8-bytes.ts';
import { referenceContext } from '../../core/memory/support/reference-memory.ts';
import { makeRandom } from '../../core/support/random.ts';

const STAGES = ['ingestion', 'transformation', 'validation', 'error', 'storage', 'unknown', 'custom'];
/** Code points of a context, the default. */
export const MAX_CHARS = 4000;
const START_MS = Date.UTC(2026, 0, 1);

/** Entries of 1 KB, one a minute, of random importance and stage; the same for the same seed. */
export function benchEntries(size: number, seed: number): Addition[] {
  const random = makeRandom(seed);
  return Array.from({ length: size }, (_, index) => {
    const shown = {
      stage: STAGES[Math.floor(random() * STAGES.length)] ?? '',
      dataVolumeGb: Math.floor(random() * 100) / 4,
      content: `fact ${index} of the orders pipeline `.padEnd(1024, 'row counts and checks '),
    };
    return {
      ...shown,
      entryId: `bench-${seed}-${String(index).padStart(6, '0')}`,
      timestampMs: START_MS + index * 60_000,
      importance: random(),
      sizeBytes: utf8Bytes(shown.content),
      lineChars: contextLineChars(shown),
      pinned: false,
      isRepeatable: false,
      fingerprint: 'bench',
    };
  });
}

/** The context that sorting all of them gives; they were added in this order. */
export function bestContext(entries: readonly Addition[]): string {
  const added = entries.map((entry, index) => ({ ...entry, sequence: index + 1 }));
  return referenceContext(added, MAX_CHARS).context;
}
