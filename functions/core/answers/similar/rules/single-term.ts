import type { Reading } from '../reading/read-question.ts';
import type { Term } from '../reading/words/term.ts';
import type { GuardReason } from './verdict.ts';

/** Endings that make another thing of a word (`a partition`, `partitioning`), with or without the s of the plural. */
const ENDING = /(ing|ed|ion|er|or|ment|ness|ly)s?$/;

/** Of two questions with one and the same word only, its ending tells what is asked about: `what is a stream` is not `what is streaming`. */
export function singleTermRule(asked: Reading, cached: Reading): GuardReason | undefined {
  const [one, ...others] = asked.terms;
  const [other] = cached.terms;
  if (others.length > 0) return undefined;
  return ending(one) === ending(other) ? undefined : 'unshared_words';
}

function ending(term: Term | undefined): string | undefined {
  return ENDING.exec(term?.surface ?? '')?.[1];
}
