import { areCurrent, mentionedDatasets } from '../freshness/dataset-versions.ts';
import type { AgentState } from '../memory/memory-store.ts';
import { isLive, type StoredAnswer } from './answer-store.ts';
import type { MessageRequest } from './message-request.ts';

/** What a stored answer is judged by. */
export type Servable = Pick<StoredAnswer, 'origin' | 'dependencies' | 'expiresAtMs' | 'madeAtCount'> & {
  readonly message?: string;
};

/** What is known of the agent at the time of asking. */
export type KnownState = Pick<AgentState, 'datasetVersions' | 'processingCount'>;

/**
 * True if a stored answer may be served to this asker now: within its time, no dataset it depends on has moved on, and
 * it depends on every dataset that the request names or that either message mentions (one may have become known
 * since). One that was made while memory was empty, and names no dataset, ends with the first entry.
 */
export function isServable(
  answer: Servable,
  { message, datasets = [] }: Pick<MessageRequest, 'message' | 'datasets'>,
  { datasetVersions: known, processingCount }: KnownState,
  nowMs: number,
): boolean {
  if (!isLive(answer, nowMs)) return false;
  if (!areCurrent(answer.dependencies, known)) return false;
  if (answer.origin === 'precomputed') return true;
  if (answer.madeAtCount !== undefined && answer.madeAtCount !== processingCount) return false;
  const mentioned = [message, answer.message ?? ''].flatMap((text) => mentionedDatasets(text, known));
  return [...datasets, ...mentioned].every((dataset) => Object.hasOwn(answer.dependencies, dataset));
}
