import { describe, expect, it } from 'vitest';
import {
  isVerbal,
  toChunks,
} from '../../../../../../functions/core/answers/similar/reading/arrangement/chunks.ts';
import { toSegments } from '../../../../../../functions/core/answers/similar/reading/arrangement/segments.ts';
import { toUnits } from '../../../../../../functions/core/answers/similar/reading/words/units.ts';

/** What stands without a relation, then each relation with what follows it. */
const chunks = (text: string, { verbs = 0, endsInVerb = false } = {}) => {
  const [segment] = toSegments({ units: toUnits(text.split(' '), () => false), isMain: true, kind: 'how' });
  const [core, ...phrases] = toChunks(segment?.items ?? [], verbs, endsInVerb);
  const toText = (items: typeof core.items) => items.map(({ term }) => term.surface).join(' ');
  return [toText(core.items), ...phrases.map(({ relation, items }) => `>${relation} ${toText(items)}`)];
};

describe('toChunks', () => {
  it.each([
    ['words without a relation as they stand', 'the heron stork lake', ['heron stork lake']],
    [
      'a phrase for each relation',
      'heron from lake marsh to pond',
      ['heron', '>from lake marsh', '>to pond'],
    ],
    ['two phrases of one relation', 'heron from lake from pond', ['heron', '>from lake', '>from pond']],
    ['nothing before the first relation', 'from lake', ['', '>from lake']],
    ['the owner before what it owns', 'the heron of the lake', ['lake heron']],
    ['the owner before all of a group', 'the old heron of the lake', ['lake old heron']],
    ['the owner behind what is no part of the group', 'stork the heron of the lake', ['stork lake heron']],
    ['all words of the owner', 'heron of the old west lake', ['old west lake heron']],
    ['what follows the owner behind all', 'heron of the lake the stork', ['lake heron stork']],
    ['an owner of an owner before what is owned', 'heron of lake of marsh', ['lake marsh heron']],
    ['an owner within a phrase', 'pond from heron of lake', ['pond', '>from lake heron']],
    ['what owns nothing', 'of the lake', ['lake']],
  ])('gives %s', (_, text, expected) => {
    expect(chunks(text)).toEqual(expected);
  });

  it('keeps behind the noun of a verb what is done to', () => {
    expect(chunks('the deletion of herons')).toEqual(['deletion herons']);
    expect(chunks('the early removal of old herons')).toEqual(['early removal old herons']);
  });

  it('puts an owner before no verb that the clause begins with, but before the first word of a phrase', () => {
    expect(chunks('pause heron of lake')).toEqual(['lake pause heron']);
    expect(chunks('pause heron of lake', { verbs: 1 })).toEqual(['pause lake heron']);
    expect(chunks('pause stork from west heron of lake', { verbs: 1 })).toEqual([
      'pause stork',
      '>from lake west heron',
    ]);
  });

  it('takes the last word for no part of the owner if the clause ends in a verb', () => {
    expect(chunks('size of heron nest grows')).toEqual(['heron nest grows size']);
    expect(chunks('size of heron nest grows', { endsInVerb: true })).toEqual(['heron nest size grows']);
  });

  it('takes three words or more before what is owned for a sentence with its verb', () => {
    expect(chunks('old herons leave eggs of storks')).toEqual(['old herons leave storks eggs']);
    expect(chunks('old heron eggs of storks')).toEqual(['storks old heron eggs']);
  });

  it('takes them for no sentence behind an article, nor what stands before another group', () => {
    expect(chunks('the old west heron eggs of storks')).toEqual(['storks old west heron eggs']);
    expect(chunks('lake marsh and heron eggs of storks')).toEqual(['lake marsh storks heron eggs']);
  });
});

describe('isVerbal', () => {
  it.each(['deletion', 'settlements', 'loading', 'removals', 'maintenance', 'references'])(
    'holds for %s',
    (surface) => {
      expect(isVerbal({ key: '', type: 'word', surface })).toBe(true);
    },
  );

  it('holds for what configures, and for no other noun', () => {
    expect(isVerbal({ key: 'configure', type: 'word', surface: 'config' })).toBe(true);
    expect(isVerbal({ key: 'heron', type: 'word', surface: 'heron' })).toBe(false);
    expect(isVerbal({ key: 'ingot', type: 'word', surface: 'ingots' })).toBe(false);
  });
});
