import type { AnswerLookup } from './answer-store.ts';
import type { Answered, Ask } from './ask.ts';
import { isServable } from './is-servable.ts';

/** The stored answer, if it may be served for this message now; none under `cache: "bypass"`. */
export function servableAnswer(
  { request }: Pick<Ask, 'request'>,
  lookup: AnswerLookup | undefined,
  nowMs: number,
): Answered | undefined {
  const answer = lookup?.stored;
  if (answer === undefined || request.cache === 'bypass') return undefined;
  const known = lookup?.state.datasetVersions ?? new Map();
  if (!isServable(answer, request.message, request.datasets ?? [], known, nowMs)) return undefined;
  return { source: answer.origin === 'precomputed' ? 'precomputed' : 'exact', answer };
}
