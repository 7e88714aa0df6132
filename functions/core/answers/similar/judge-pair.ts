import { guard } from './guard.ts';
import type { QuestionSignature } from './question-signature.ts';
import type { GuardReason } from './rules/verdict.ts';
import { similarity } from './similarity.ts';

export interface PairJudgement {
  /** 0 to 1, spec section 4; shown to the asker and used to rank what is accepted. */
  readonly similarity: number;
  readonly accepted: boolean;
  /** Present when refused. */
  readonly reason?: GuardReason | 'below_threshold';
}

/**
 * Whether a stored answer to `cached` may be served for `asked`. The guard decides, above the threshold and below it:
 * it accepts only what it can show to mean the same. A pair at or below the threshold that it refuses was no candidate
 * (`below_threshold`). A threshold of 1 accepts nothing.
 */
export function judgePair(
  asked: QuestionSignature,
  cached: QuestionSignature,
  threshold: number,
): PairJudgement {
  const score = similarity(asked, cached);
  const verdict = guard(asked, cached);
  if (verdict.accepted && threshold < 1) return { similarity: score, accepted: true };
  if (verdict.accepted || score <= threshold)
    return { similarity: score, accepted: false, reason: 'below_threshold' };
  return { similarity: score, accepted: false, reason: verdict.reason };
}
