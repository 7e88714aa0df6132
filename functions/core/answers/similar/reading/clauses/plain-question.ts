import { TURNS_OF_QUESTIONS } from '../../lexicon/turns-of-questions.ts';
import { makeSayPlainly } from './say-plainly.ts';

const sayPlainly = makeSayPlainly(TURNS_OF_QUESTIONS);

/** A clause that asks in the plainest of the ways to ask the same; any other clause as it is. */
export function plainQuestion(words: readonly string[]): readonly string[] {
  const text = words.join(' ');
  const plain = sayPlainly(text);
  return plain === text ? words : plain.split(' ').filter((word) => word !== '');
}
