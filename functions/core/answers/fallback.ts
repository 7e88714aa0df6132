import { stem, words } from '../text/words.ts';

const PIPELINE = stems('pipeline etl transform');
const PERFORMANCE = stems('optimize performance scale');

/** A short helpful sentence for a message whose answer is not there in time, chosen by the message's words. */
export function fallbackFor(message: string): string {
  const asked = words(message).map(stem);
  if (asked.some((word) => PIPELINE.has(word)))
    return 'I am still working on this pipeline question; check the latest validation and error entries meanwhile, and ask again in a moment for the full answer.';
  if (asked.some((word) => PERFORMANCE.has(word)))
    return 'I am still working on this performance question; partitioning, data volume and skew are the usual first things to check, and the full answer will be there in a moment.';
  return 'I am still working on this question; ask again in a moment for the full answer.';
}

function stems(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').map(stem));
}
