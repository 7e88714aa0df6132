import type { ModelRequest } from '../../../functions/core/answers/model.ts';

/** What a model is asked over an empty memory that was read whole, but for what is given. */
export function makeModelRequest(given: Partial<ModelRequest> = {}): ModelRequest {
  const { entries = [], others = [], totalEntries = entries.length + others.length } = given;
  return {
    message: 'How many rows?',
    context: '',
    readEntries: totalEntries,
    ...given,
    entries,
    others,
    totalEntries,
  };
}
