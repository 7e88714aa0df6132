import type { Reading } from '../reading/read-question.ts';
import type { GuardReason } from './verdict.ts';

/** Endings that make another thing of a word (`a partition`, `partitioning`). */
const ENDING = /(?:ing|ed|ion|er|or|ment|ness|ly)s?$/;

/** With one word only, its ending tells what is asked about: `what is a stream` is not `what is streaming`. */
export function singleTermRule(asked: Reading, cached: Reading): GuardReason | undefined {
  const [one, ...others] = asked.terms;
  const [other] = cached.terms;
  if (one === undefined || other === undefined || others.length > 0 || one.key !== other.key)
    return undefined;
  return ending(one.surface) === ending(other.surface) ? undefined : 'unshared_words';
}

function ending(word: string): string {
  return ENDING.exec(word)?.[0].replace(/s$/, '') ?? '';
}
