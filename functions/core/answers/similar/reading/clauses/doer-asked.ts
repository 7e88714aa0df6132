import { phrasePattern } from '../../../../text/phrase-pattern.ts';

/** Who does what a question of the kind `how` asks about; empty where it does not say, and for other kinds. */
export type DoerAsked = 'person' | 'thing' | '';

const PERSON = phrasePattern(`
  ^ how to
  ^ how [do|does|can|could|should|would|must|might] (i|we|you|one|people|someone|somebody|anyone|anybody)
`);
const THING = phrasePattern('^ how (do|does) _ _');

/** `how do I sort in Spark` asks for a way, `how does Spark sort` for what happens inside. */
export function doerAsked(words: readonly string[]): DoerAsked {
  const text = words.join(' ').toLowerCase();
  if (PERSON.test(text)) return 'person';
  return THING.test(text) ? 'thing' : '';
}
