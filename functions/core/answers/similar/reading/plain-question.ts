import { TURNS_OF_QUESTIONS } from '../lexicon/turns-of-questions.ts';

/** A clause that asks in the plainest of the ways to ask the same; any other clause as it is. */
export function plainQuestion(words: readonly string[]): readonly string[] {
  const text = words.join(' ');
  const plain = TURNS_OF_QUESTIONS.reduce((said, [from, to]) => said.replace(from, to), text);
  return plain === text ? words : plain.split(' ').filter((word) => word !== '');
}
