import { areCurrent, type KnownVersions, mentionedDatasets } from '../freshness/dataset-versions.ts';
import type { StoredAnswer } from './answer-store.ts';

/**
 * True if a stored answer may be served to this asker now: within its time, no dataset it depends on has moved on, and
 * it depends on every dataset that the request names or its message mentions (one may have become known since).
 */
export function isServable(
  answer: StoredAnswer,
  message: string,
  namedDatasets: readonly string[],
  known: KnownVersions,
  nowMs: number,
): boolean {
  if (answer.expiresAtMs !== undefined && answer.expiresAtMs <= nowMs) return false;
  if (!areCurrent(answer.dependencies, known)) return false;
  if (answer.origin === 'precomputed') return true;
  const needed = [...namedDatasets, ...mentionedDatasets(message, known)];
  return needed.every((dataset) => Object.hasOwn(answer.dependencies, dataset));
}
