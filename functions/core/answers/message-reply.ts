import type { AnswerSource } from '../stats/statistics-store.ts';
import type { StoredAnswer, TokenUsage } from './answer-store.ts';

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
  /** Named datasets that the answer depends on. */
  readonly datasets?: readonly string[];
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
