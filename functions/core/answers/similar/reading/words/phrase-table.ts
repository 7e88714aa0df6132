import { ABBREVIATIONS } from '../../lexicon/abbreviations.ts';
import { DATA_SYNONYMS } from '../../lexicon/data-synonyms.ts';
import { FIELD_ABBREVIATIONS } from '../../lexicon/field-abbreviations.ts';
import { MORE_SYNONYMS } from '../../lexicon/more-synonyms.ts';
import { NEAR_QUALITIES } from '../../lexicon/near-qualities.ts';
import { NEAR_THINGS } from '../../lexicon/near-things.ts';
import { NEAR_WORDS } from '../../lexicon/near-words.ts';
import { SYNONYMS } from '../../lexicon/synonyms.ts';
import { lemma } from './lemma.ts';

interface Phrase {
  readonly keys: readonly string[];
  readonly meaning: string;
}

/** First key -> the phrases that begin with it, longest first. */
const PHRASES = tableOf(`${ABBREVIATIONS}${FIELD_ABBREVIATIONS}${SYNONYMS}${MORE_SYNONYMS}${DATA_SYNONYMS}`);

/**
 * The longest known word or phrase that begins at a place in a list of lemmas: the key that all its synonyms have, and
 * how many words it takes. Undefined for what has no synonym.
 */
export function phraseAt(
  keys: readonly string[],
  start: number,
): { readonly meaning: string; readonly length: number } | undefined {
  const phrases = PHRASES.get(keys[start] ?? '') ?? [];
  const found = phrases.find((phrase) => phrase.keys.every((key, offset) => keys[start + offset] === key));
  return found === undefined ? undefined : { meaning: found.meaning, length: found.keys.length };
}

function tableOf(lines: string): ReadonlyMap<string, readonly Phrase[]> {
  const table = new Map<string, Phrase[]>();
  for (const line of lines.split('\n').filter((text) => text !== '')) {
    const phrases = line.split(',').map((text) => text.split(' ').map(lemma));
    const [meaning = ''] = line.split(',');
    for (const keys of phrases) {
      const first = keys[0] ?? '';
      const others = table.get(first) ?? [];
      if (!others.some((other) => other.keys.join(' ') === keys.join(' '))) others.push({ keys, meaning });
      table.set(first, others);
    }
  }
  for (const text of `${NEAR_WORDS}${NEAR_THINGS}${NEAR_QUALITIES}`.split(/[\n,]/))
    addPhrase(table, text.split(' ').map(lemma));
  for (const phrases of table.values()) phrases.sort((a, b) => b.keys.length - a.keys.length);
  return table;
}

/** Phrases that are only near to others are units with a meaning of their own. */
function addPhrase(table: Map<string, Phrase[]>, keys: readonly string[]): void {
  const [first = '', ...rest] = keys;
  const others = table.get(first) ?? [];
  const meaning = keys.join(' ');
  if (rest.length === 0 || others.some((other) => other.keys.join(' ') === meaning)) return;
  table.set(first, [...others, { keys, meaning }]);
}
