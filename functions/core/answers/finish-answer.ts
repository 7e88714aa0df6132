import type { Observer } from '../observer.ts';
import type { Scope } from '../scope.ts';
import { applyPatch } from '../settings/settings.ts';
import type { StatisticsStore } from '../stats/statistics-store.ts';
import type { StoredAnswer } from './answer-store.ts';
import type { ReplyPorts } from './ask.ts';
import type { LateQuestion } from './late-answers.ts';
import { ModelError } from './model.ts';

/** Longest that a late answer may take; the claim on its question ends a little after. */
const FINISH_MS = 25_000;
const CLAIM_MARGIN_MS = 3000;

interface Ports extends Pick<ReplyPorts, 'answers' | 'makeAnswer' | 'defaults' | 'clock'> {
  readonly statistics: Pick<StatisticsStore, 'recordLateAnswer'>;
}

/**
 * Finishes a late answer and stores it. Safe to repeat: an answer that is there already is left alone. Throws when the
 * model failed in a way that a retry may mend, so that the platform tries again.
 */
export function makeFinishAnswer(ports: Ports) {
  return async (late: LateQuestion, observer: Observer): Promise<{ answerId: string; stored: boolean }> => {
    const { scope, answerId, owner, message, datasets } = late;
    const lookup = await ports.answers.find(scope, answerId);
    const claim = { owner, leaseUntilMs: ports.clock() + FINISH_MS + CLAIM_MARGIN_MS };
    if (!(await ports.answers.claim(scope, answerId, claim))) return { answerId, stored: false };
    const settings = applyPatch(ports.defaults, lookup.state.settings);
    const known = lookup.state.datasetVersions;
    try {
      const question = { scope, answerId, message, datasets, settings, known };
      const answer = await ports.makeAnswer(question, FINISH_MS);
      await ports.answers.store(scope, answer);
      await countTokens(ports, scope, answer, observer);
      return { answerId, stored: true };
    } catch (error) {
      observer.metric('ModelFault', 1);
      observer.fault('late answer', error);
      if (!(error instanceof ModelError && error.isPermanent)) throw error;
      await ports.answers.release(scope, answerId, owner);
      return { answerId, stored: false };
    }
  };
}

/** The answer is stored whether this succeeds or not: a retry would ask the model again. */
async function countTokens(
  { statistics, clock }: Ports,
  scope: Scope,
  { usage }: StoredAnswer,
  observer: Observer,
): Promise<void> {
  if (usage === undefined) return;
  observer.metric('ModelTokensIn', usage.inputTokens);
  observer.metric('ModelTokensOut', usage.outputTokens);
  try {
    await statistics.recordLateAnswer(scope, clock(), usage);
  } catch (error) {
    observer.fault('statistics', error);
  }
}
