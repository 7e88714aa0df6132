import type { AnswerLookup, StoredAnswer } from './answer-store.ts';
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
  return asAsked(answer);
}

/** The answer to the very question that was asked. */
export function asAsked(answer: StoredAnswer): Answered {
  return { source: answer.origin === 'precomputed' ? 'precomputed' : 'exact', answer };
}
