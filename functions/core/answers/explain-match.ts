import type { Scope } from '../scope.ts';
import { applyPatch } from '../settings/settings.ts';
import { answerIdOf } from './answer-id.ts';
import type { Match, ReplyPorts } from './ask.ts';
import { isServable, type KnownState } from './is-servable.ts';
import { toShownMatch } from './message-reply.ts';
import type { Candidate } from './question-index.ts';
import { LONGEST_MATCHED_CHARS } from './question-log.ts';
import type { PairJudgement } from './similar/judge-pair.ts';
import { toSignature } from './similar/question-signature.ts';

/** Most candidates that are shown. */
const MOST_SHOWN = 20;

/** A stored question with whether its answer would be served for the message, and why not. */
export interface ShownCandidate extends Match {
  readonly accepted: boolean;
  /** `stale`: the question means the same, but what its answer depends on has moved on. */
  readonly reason?: NonNullable<PairJudgement['reason']> | 'stale';
}

/**
 * How a message would be matched with the stored questions, most similar first; all that would be accepted are among
 * them. It reads the questions anew and compares with each, and it answers, counts and stores nothing.
 */
export function makeExplainMatch(
  ports: Pick<ReplyPorts, 'answers' | 'questions' | 'defaults' | 'clock' | 'sha256'>,
) {
  return async (
    scope: Scope,
    message: string,
  ): Promise<{ readonly candidates: readonly ShownCandidate[] }> => {
    if (message.length > LONGEST_MATCHED_CHARS) return { candidates: [] };
    const answerId = answerIdOf(message, ports.sha256);
    const [index, { state }] = await Promise.all([
      ports.questions.load(scope),
      ports.answers.find(scope, answerId),
    ]);
    const threshold = applyPatch(ports.defaults, state.settings).answers.similarityThreshold;
    const nowMs = ports.clock();
    const judged = index
      .compareAll(toSignature(message), threshold)
      .filter(({ question }) => (question.expiresAtMs ?? Number.POSITIVE_INFINITY) > nowMs)
      .map((candidate) => withExact(candidate, answerId))
      .map((candidate) => toShown(candidate, message, state, nowMs));
    return { candidates: choose(judged) };
  };
}

/** The same text needs no guard: its answer is found before any similar one. */
function withExact(candidate: Candidate, answerId: string): Candidate {
  const { question, judgement } = candidate;
  if (question.answerId !== answerId) return candidate;
  return { question, judgement: { similarity: judgement.similarity, accepted: true } };
}

function toShown(
  { question, judgement }: Candidate,
  message: string,
  state: KnownState,
  nowMs: number,
): ShownCandidate {
  const { similarity, accepted, reason } = judgement;
  const shown = toShownMatch({ message: question.message ?? '', similarity });
  if (!accepted) return { ...shown, accepted, ...(reason === undefined ? {} : { reason }) };
  const isFresh = isServable(question, { message }, state, nowMs);
  return isFresh ? { ...shown, accepted } : { ...shown, accepted: false, reason: 'stale' };
}

/** The most similar ones, with the accepted ones whatever their score; those that share nothing are left out. */
function choose(candidates: readonly ShownCandidate[]): ShownCandidate[] {
  const related = candidates.filter(({ accepted, similarity }) => accepted || similarity > 0);
  const accepted = related.filter(({ accepted }) => accepted).slice(0, MOST_SHOWN);
  const others = related.filter(({ accepted }) => !accepted).slice(0, MOST_SHOWN - accepted.length);
  return [...accepted, ...others].sort((a, b) => b.similarity - a.similarity);
}
