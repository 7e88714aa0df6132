import type { RankedFacts } from './entry.ts';
import { stagePriority } from './stage-priority.ts';

/** Oldest and newest event time of an agent's live entries, epoch milliseconds. */
export interface TimeSpan {
  readonly oldestMs: number;
  readonly newestMs: number;
}

export interface ScoreParts {
  readonly score: number;
  readonly importance: number;
  readonly stagePriority: number;
  readonly recency: number;
}

/** How recent an event is among the live entries, 0 (the oldest) to 1; 1 when all have one time (spec section 1). */
export function recency(timestampMs: number, span: TimeSpan): number {
  const spanMs = span.newestMs - span.oldestMs;
  return spanMs === 0 ? 1 : 1 - (span.newestMs - timestampMs) / spanMs;
}

/** The part of the context score that does not age: 0.5 importance + 0.3 stage priority, 0.06 to 0.77. */
export function baseScore(entry: Pick<RankedFacts, 'importance' | 'stage'>): number {
  return 0.5 * entry.importance + 0.3 * stagePriority(entry.stage);
}

/** Worth of an entry in a context: 0.5 importance + 0.3 stage priority + 0.2 recency. */
export function contextScore(entry: RankedFacts, span: TimeSpan): number {
  return baseScore(entry) + 0.2 * recency(entry.timestampMs, span);
}

/** Worth of keeping an entry: 0.4 importance + 0.4 stage priority + 0.2 recency, with its three parts. */
export function retentionScore(entry: RankedFacts, span: TimeSpan): ScoreParts {
  const parts = {
    importance: entry.importance,
    stagePriority: stagePriority(entry.stage),
    recency: recency(entry.timestampMs, span),
  };
  return { score: 0.4 * parts.importance + 0.4 * parts.stagePriority + 0.2 * parts.recency, ...parts };
}

/** First and last event time of the entries; both 0 when there are none. */
export function timeSpan(entries: readonly Pick<RankedFacts, 'timestampMs'>[]): TimeSpan {
  let oldestMs = Number.POSITIVE_INFINITY;
  let newestMs = Number.NEGATIVE_INFINITY;
  for (const { timestampMs } of entries) {
    oldestMs = Math.min(oldestMs, timestampMs);
    newestMs = Math.max(newestMs, timestampMs);
  }
  return entries.length === 0 ? { oldestMs: 0, newestMs: 0 } : { oldestMs, newestMs };
}
