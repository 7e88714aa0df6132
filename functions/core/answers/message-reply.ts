import type { AnswerSource } from '../stats/statistics-store.ts';
import type { StoredAnswer, TokenUsage } from './answer-store.ts';
import type { Answered, Ask, Match } from './ask.ts';
import { type FallbackReason, fallbackFor } from './fallback.ts';

/** What the asker of a message gets. */
export interface MessageReply {
  readonly answerId: string;
  readonly response: string;
  readonly source: AnswerSource;
  /** From the start of the operation until the reply was ready, fractions included. */
  readonly responseTimeMs: number;
  /** The time it had. */
  readonly targetMs: number;
  /** When the answer was made, which for a stored one was earlier. */
  readonly answeredAt: string;
  readonly model?: string;
  readonly usage?: TokenUsage;
  /** The question that was answered earlier, where the source is `semantic`. */
  readonly match?: Match;
  /** Named datasets that the answer depends on. */
  readonly datasets?: readonly string[];
  /** Why there is a fallback although the time was not over. */
  readonly reason?: FallbackReason;
}

/** The reply with an answer; tokens are shown where they were spent, not where a stored answer saved them. */
export function toReply(
  answered: Answered,
  { answerId, request, targetMs, elapsedMs }: Pick<Ask, 'answerId' | 'request' | 'targetMs' | 'elapsedMs'>,
  nowMs: number,
): MessageReply {
  const timed = { responseTimeMs: Math.round(elapsedMs() * 1000) / 1000, targetMs };
  if (answered.source === 'fallback')
    return {
      answerId,
      response: fallbackFor(request.message, answered.reason),
      source: 'fallback',
      ...timed,
      answeredAt: new Date(nowMs).toISOString(),
      ...(answered.reason === undefined ? {} : { reason: answered.reason }),
    };
  const { source, answer } = answered;
  return {
    ...toAnswerFacts(answer),
    source,
    ...timed,
    ...(source === 'model' && answer.usage !== undefined ? { usage: answer.usage } : {}),
    ...(source === 'semantic' ? { match: toShownMatch(answered.match) } : {}),
  };
}

/** The parts of a stored answer that every reply with it shows. */
export function toAnswerFacts(answer: StoredAnswer) {
  const datasets = Object.keys(answer.dependencies).filter((dataset) => dataset !== '');
  return {
    answerId: answer.answerId,
    response: answer.response,
    answeredAt: new Date(answer.answeredAtMs).toISOString(),
    ...(answer.model === undefined ? {} : { model: answer.model }),
    ...(datasets.length === 0 ? {} : { datasets }),
  };
}

/** A stored answer as operators see it. */
export function toStoredFacts(answer: StoredAnswer) {
  return {
    message: answer.message,
    source: answer.origin,
    ...toAnswerFacts(answer),
    ...(answer.usage === undefined ? {} : { usage: answer.usage }),
    ...(answer.expiresAtMs === undefined ? {} : { expiresAt: new Date(answer.expiresAtMs).toISOString() }),
  };
}

/** Similarity with four decimals: more would only show how doubles add up. */
export function toShownMatch<Shown extends Match>(match: Shown): Shown {
  return { ...match, similarity: Math.round(match.similarity * 10_000) / 10_000 };
}
