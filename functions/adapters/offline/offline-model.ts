import type { Model } from '../../core/answers/model.ts';
import { offlineAnswer } from '../../core/answers/offline-answer.ts';

/** The provider without a network: it quotes the memory entries that fit the question and never pretends to more. */
export function makeOfflineModel(): Model {
  return {
    answer: async (request) =>
      await Promise.resolve({ text: offlineAnswer(request), model: 'offline-extractive' }),
  };
}
