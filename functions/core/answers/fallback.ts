import { stem, words } from '../text/words.ts';

/**
 * Why there is a fallback though time was left: the model can never answer as it is set up (`model_refused`: a bad key,
 * an unknown model), or it failed and is asked again outside the request (`model_failed`).
 */
export type FallbackReason = 'model_refused' | 'model_failed';

const PIPELINE = stems('pipeline etl transform');
const PERFORMANCE = stems('optimize performance scale');

/** A short helpful sentence for a message whose answer is not there in time, chosen by the message's words. */
export function fallbackFor(message: string, reason?: FallbackReason): string {
  const asked = words(message).map(stem);
  const isRefused = reason === 'model_refused';
  if (asked.some((word) => PIPELINE.has(word)))
    return `${isRefused ? REFUSED : 'I am still working on this pipeline question'}; check the latest validation and error entries meanwhile${isRefused ? '.' : ', and ask again in a moment for the full answer.'}`;
  if (asked.some((word) => PERFORMANCE.has(word)))
    return `${isRefused ? REFUSED : 'I am still working on this performance question'}; partitioning, data volume and skew are the usual first things to check${isRefused ? '.' : ', and the full answer will be there in a moment.'}`;
  return isRefused
    ? `${REFUSED}; the stored answers and the memory can still be read.`
    : 'I am still working on this question; ask again in a moment for the full answer.';
}

const REFUSED = 'The model that should answer this question refuses to as it is set up';

function stems(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').map(stem));
}
