import { FILLERS } from '../../lexicon/function-words.ts';
import { MORE_TURNS } from '../../lexicon/more-turns.ts';
import { TURNS_OF_CLAUSES } from '../../lexicon/turns-of-clauses.ts';
import { TURNS_OF_PHRASE } from '../../lexicon/turns-of-phrase.ts';
import { makeSayPlainly } from './say-plainly.ts';

const sayPlainly = makeSayPlainly([...MORE_TURNS, ...TURNS_OF_PHRASE, ...TURNS_OF_CLAUSES]);

/** The clause with turns of phrase said plainly and without adverbs that only weigh (`actually`, `really`). */
export function rephrase(words: readonly string[]): string[] {
  const text = sayPlainly(words.join(' '));
  return text.split(' ').filter((word) => word !== '' && !isWeighing(word.toLowerCase()));
}

function isWeighing(word: string): boolean {
  return word.endsWith('ly') && FILLERS.has(word);
}
