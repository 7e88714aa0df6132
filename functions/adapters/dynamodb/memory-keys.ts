import type { RankedFacts } from '../../core/memory/entry.ts';
import { baseScore } from '../../core/memory/scores.ts';

const SEQUENCE_DIGITS = 12;
const LAST_SEQUENCE = 10 ** SEQUENCE_DIGITS - 1;
/** Moves every time that ISO 8601 can write, year 0 included, above zero. */
const TIME_OFFSET_MS = 1e14;

/** Sort key of an entry's item. */
export function entrySortKey(entryId: string): string {
  return `e#${entryId}`;
}

/** Key that sorts by event time, of equal times by the order of adding. */
export function timeKey({ timestampMs, sequence }: Pick<RankedFacts, 'timestampMs' | 'sequence'>): string {
  const time = String(timestampMs + TIME_OFFSET_MS).padStart(15, '0');
  return `${time}#${String(sequence).padStart(SEQUENCE_DIGITS, '0')}`;
}

/**
 * Key that sorts by base score, of equal scores the earlier added higher. The score stands as the bits of its double,
 * which sort as the numbers do while they are positive.
 */
export function baseKey(entry: Pick<RankedFacts, 'importance' | 'stage' | 'sequence'>): string {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, baseScore(entry));
  const score = bits.getBigUint64(0).toString(16).padStart(16, '0');
  return `${score}#${String(LAST_SEQUENCE - entry.sequence).padStart(SEQUENCE_DIGITS, '0')}`;
}
