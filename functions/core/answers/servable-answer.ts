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
  if (lookup === undefined || answer === undefined || request.cache === 'bypass') return undefined;
  if (!isServable(answer, request, lookup.state, nowMs)) return undefined;
  return { source: answer.origin === 'precomputed' ? 'precomputed' : 'exact', answer };
}
