import { guard } from './guard.ts';
import type { QuestionSignature } from './question-signature.ts';
import { unsharedTerms } from './rules/unshared.ts';
import type { GuardReason } from './rules/verdict.ts';
import { similarity } from './similarity.ts';

export interface PairJudgement {
  /** 0 to 1, spec section 4; shown to the asker and used to rank what is accepted. */
  readonly similarity: number;
  readonly accepted: boolean;
  /** Present when refused. */
  readonly reason?: GuardReason | 'below_threshold';
}

/** With this share of its words without counterpart, a pair below the threshold is no near miss. */
const FAR_SHARE = 0.5;

/**
 * Whether a stored answer to `cached` may be served for `asked`. The guard decides, above the threshold and below it:
 * it accepts only what it can show to mean the same, and the score cannot make that more or less true. A pair that is
 * refused, at or below the threshold and of mostly different words, was no candidate (`below_threshold`). A threshold
 * of 1 accepts nothing.
 */
export function judgePair(
  asked: QuestionSignature,
  cached: QuestionSignature,
  threshold: number,
): PairJudgement {
  const score = similarity(asked, cached);
  const verdict = guard(asked, cached);
  if (verdict.accepted && threshold < 1) return { similarity: score, accepted: true };
  const isCandidate = !verdict.accepted && (score > threshold || isNearMiss(asked, cached));
  return { similarity: score, accepted: false, reason: isCandidate ? verdict.reason : 'below_threshold' };
}

function isNearMiss(asked: QuestionSignature, cached: QuestionSignature): boolean {
  const unshared = unsharedTerms(asked.terms, cached.terms);
  const most = Math.max(unshared.asked.length, unshared.cached.length);
  return most < FAR_SHARE * Math.max(asked.terms.length, cached.terms.length);
}
