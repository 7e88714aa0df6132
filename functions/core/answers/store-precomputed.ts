import { dependenciesOn } from '../freshness/dataset-versions.ts';
import type { Clock, Sha256 } from '../ports.ts';
import type { Scope } from '../scope.ts';
import { foldWhiteSpace } from '../text/fold-white-space.ts';
import { answerIdOf } from './answer-id.ts';
import type { AnswerCache, StoredAnswer } from './answer-store.ts';
import type { PrecomputedAnswer } from './message-request.ts';

interface Ports {
  readonly answers: Pick<AnswerCache, 'find' | 'store'>;
  readonly clock: Clock;
  readonly sha256: Sha256;
}

/**
 * Stores an answer ahead of its question, over an earlier one for the same text. It never expires; if it names
 * datasets, it is passed over once one of them has moved on.
 */
export function makeStorePrecomputed({ answers, clock, sha256 }: Ports) {
  return async (
    scope: Scope,
    { message, response, datasets = [] }: PrecomputedAnswer,
  ): Promise<StoredAnswer> => {
    const answerId = answerIdOf(message, sha256);
    const known =
      datasets.length === 0 ? new Map() : (await answers.find(scope, answerId)).state.datasetVersions;
    const answer: StoredAnswer = {
      answerId,
      message: foldWhiteSpace(message),
      response,
      origin: 'precomputed',
      answeredAtMs: clock(),
      dependencies: dependenciesOn(datasets, known),
    };
    await answers.store(scope, answer);
    return answer;
  };
}
