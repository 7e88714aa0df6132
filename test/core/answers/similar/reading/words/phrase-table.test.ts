import { describe, expect, it } from 'vitest';
import { ABBREVIATIONS } from '../../../../../../functions/core/answers/similar/lexicon/abbreviations.ts';
import { DATA_SYNONYMS } from '../../../../../../functions/core/answers/similar/lexicon/data-synonyms.ts';
import { FIELD_ABBREVIATIONS } from '../../../../../../functions/core/answers/similar/lexicon/field-abbreviations.ts';
import { MORE_SYNONYMS } from '../../../../../../functions/core/answers/similar/lexicon/more-synonyms.ts';
import { OPPOSITES } from '../../../../../../functions/core/answers/similar/lexicon/opposites.ts';
import { SYNONYMS } from '../../../../../../functions/core/answers/similar/lexicon/synonyms.ts';
import { lemma } from '../../../../../../functions/core/answers/similar/reading/words/lemma.ts';
import { phraseAt } from '../../../../../../functions/core/answers/similar/reading/words/phrase-table.ts';

const keysOf = (text: string) => text.split(' ').map(lemma);
const meaningOf = (text: string) => phraseAt(keysOf(text), 0)?.meaning;
const LINES = `${ABBREVIATIONS}${FIELD_ABBREVIATIONS}${SYNONYMS}${MORE_SYNONYMS}${DATA_SYNONYMS}`
  .split('\n')
  .filter((line) => line !== '');

describe('phraseAt', () => {
  it('gives all synonyms of a line one meaning', () => {
    for (const line of LINES) {
      const [meaning = ''] = line.split(',');
      for (const phrase of line.split(',')) expect([phrase, meaningOf(phrase)]).toEqual([phrase, meaning]);
    }
  });

  it('has no phrase in two lines', () => {
    const phrases = LINES.flatMap((line) => [
      ...new Set(line.split(',').map((text) => keysOf(text).join(' '))),
    ]);
    const twice = phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at);
    expect(twice).toEqual([]);
  });

  it('gives no two opposites one meaning', () => {
    const same = OPPOSITES.filter(([one, other]) => (meaningOf(one) ?? one) === (meaningOf(other) ?? other));
    expect(same).toEqual([]);
  });

  it('takes the longest phrase, inflected or not', () => {
    expect(phraseAt(keysOf('kept track of tables'), 0)).toEqual({ meaning: 'track', length: 3 });
    expect(phraseAt(keysOf('kept tables'), 0)).toEqual({ meaning: 'keep', length: 1 });
  });

  it('keeps apart what only resembles', () => {
    expect(meaningOf('drop')).not.toBe(meaningOf('delete'));
    expect(meaningOf('pause') ?? 'pause').not.toBe(meaningOf('stop'));
  });
});
