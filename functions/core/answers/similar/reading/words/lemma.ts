import { remembered } from '../../../../text/remembered.ts';
import { IRREGULAR_FORMS, KEEP_E } from '../../lexicon/irregular-forms.ts';

/** Far more than the words that an agent's questions have. */
const MOST_REMEMBERED = 20_000;

const BASE_BY_FORM = new Map(
  IRREGULAR_FORMS.split(',').flatMap((line) => {
    const forms = line.split(' ');
    return forms.map((form): [string, string] => [form, forms[0] ?? form]);
  }),
);

const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/isation/, 'ization'],
  [/(.{3})is(e|es|ed|ing|er|ers)$/, '$1iz$2'],
  [/ys(e|es|ed|ing)$/, 'yz$1'],
  [/^(behavi|col|fav|hon|lab|neighb|rum|flav|hum|vap)our/, '$1or'],
  [/^(cata|dia|ana|dialo)logue/, '$1log'],
  [/^centre/, 'center'],
  [/^licence/, 'license'],
  [/^(defen|offen)ce/, '$1se'],
  [/^programme(s?)$/, 'program$1'],
  [/^grey/, 'gray'],
  [/^artefact/, 'artifact'],
  [/^(model|label|cancel|travel|signal|channel)l(ed|ing)/, '$1$2'],
];

/** True for all that a British rule may change, and quick to say. */
const MAYBE_BRITISH = /is|ys|our|ogue|centre|licence|ence|programme|grey|artefact|ll(?:ed|ing)$/;

/**
 * What the inflections of a word (plural, tense, British spelling, the noun of a verb in -ion) have in common: a key,
 * not itself a word. Takes lower case; anything but a to z is returned as it is.
 */
export const lemma = remembered(lemmaOf, MOST_REMEMBERED);

function lemmaOf(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  const american = MAYBE_BRITISH.test(word) ? toAmerican(word) : word;
  const base = BASE_BY_FORM.get(american) ?? BASE_BY_FORM.get(word);
  return toKey(base ?? baseOf(withoutTense(withoutPlural(american))));
}

/** `partitioned` is `partition`, which is no noun of a verb. */
function baseOf(word: string): string {
  return BASE_BY_FORM.get(word) ?? withoutIon(word);
}

function toAmerican(word: string): string {
  return BRITISH.reduce((text, [from, to]) => text.replace(from, to), word);
}

function toKey(base: string): string {
  if (KEEP_E.has(base)) return base;
  return base.replace(/([bdfgkmnprt])\1$/, '$1').replace(/e$/, '');
}

function withoutPlural(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  return /[^siu]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}

function withoutTense(word: string): string {
  if (BASE_BY_FORM.has(word) || word.endsWith('eed')) return word;
  if (word.length > 4 && word.endsWith('ied')) return `${word.slice(0, -3)}y`;
  const rest = /(.*[aeiouy].*?)(?:ing|ed)$/.exec(word)?.[1];
  return rest !== undefined && rest.length > 2 ? rest : word;
}

function withoutEnding(adverb: string): string {
  if (adverb.length > 7 && adverb.endsWith('ness')) return adverb.slice(0, -4).replace(/i$/, 'y');
  return adverb.length > 5 ? adverb.replace(/([^aeiou]|e)ly$/, '$1') : adverb;
}

/** `selectivity` is `selective`, `availability` `available`. */
function withoutIty(word: string): string {
  return word.replace(/ivity$/, 'ive').replace(/([ai])bility$/, '$1ble');
}

function withoutIon(derived: string): string {
  const word = withoutIty(withoutEnding(derived));
  if (word.length < 8) return word;
  return word
    .replace(/ification$/, 'ify')
    .replace(/ization$/, 'ize')
    .replace(/ion$/, '');
}
