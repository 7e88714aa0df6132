import type { Observer } from '../observer.ts';
import type { Scope } from '../scope.ts';
import { applyPatch } from '../settings/settings.ts';
import type { AnswerLookup, StoredAnswer } from './answer-store.ts';
import type { ReplyPorts } from './ask.ts';
import { ModelError } from './model.ts';
import type { LateQuestion } from './outside-work.ts';

/** Longest that a late answer may take; the claim on its question ends a little after. */
const FINISH_MS = 25_000;
const CLAIM_MARGIN_MS = 3000;

type Ports = Pick<ReplyPorts, 'answers' | 'makeAnswer' | 'statistics' | 'defaults' | 'clock'>;

/**
 * Finishes a late answer and stores it. Safe to repeat: an answer that is there already is left alone. Throws when the
 * model failed in a way that a retry may mend, so that the platform tries again.
 */
export function makeFinishAnswer(ports: Ports) {
  return async (late: LateQuestion, observer: Observer): Promise<{ answerId: string; stored: boolean }> => {
    const { scope, answerId, message, datasets } = late;
    const lookup = await ports.answers.find(scope, answerId);
    if (!(await isToBeDone(ports, late, lookup))) return { answerId, stored: false };
    const settings = applyPatch(ports.defaults, lookup.state.settings);
    try {
      const known = lookup.state;
      const question = { scope, answerId, message, datasets, settings, known, mark: known.mark };
      const { answer } = await ports.makeAnswer(question, FINISH_MS);
      await ports.answers.store(scope, answer);
      await countTokens(ports, scope, answer, observer);
      return { answerId, stored: true };
    } catch (error) {
      observer.metric('ModelFault', 1);
      if (!(error instanceof ModelError && error.isPermanent)) {
        observer.fault('late answer', error);
        throw error;
      }
      observer.metric('ModelRefusal', 1);
      observer.fault('model refused', error);
      if (late.owner !== undefined) await ports.answers.release(scope, answerId, late.owner);
      return { answerId, stored: false };
    }
  };
}

/** A question with an owner has to be claimed, which fails once it is answered; one without replaces an answer. */
async function isToBeDone(
  { answers, clock }: Ports,
  { scope, answerId, owner }: LateQuestion,
  { unreadable }: AnswerLookup,
): Promise<boolean> {
  if (owner === undefined) return true;
  const leaseUntilMs = clock() + FINISH_MS + CLAIM_MARGIN_MS;
  return await answers.claim(scope, answerId, { owner, leaseUntilMs }, unreadable);
}

/** The answer is stored whether this succeeds or not: a retry would ask the model again. */
async function countTokens(
  { statistics, clock }: Ports,
  scope: Scope,
  { usage }: StoredAnswer,
  observer: Observer,
): Promise<void> {
  const { inputTokens = 0, outputTokens = 0 } = usage ?? {};
  if (inputTokens > 0) observer.metric('ModelTokensIn', inputTokens);
  if (outputTokens > 0) observer.metric('ModelTokensOut', outputTokens);
  try {
    await statistics.recordLateAnswer(scope, clock(), { inputTokens, outputTokens });
  } catch (error) {
    observer.fault('statistics', error);
  }
}
