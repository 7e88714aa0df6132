import { describe, expect, it } from 'vitest';
import type { Term, TermType } from '../../../../../functions/core/answers/similar/reading/words/term.ts';
import { isMisspelling } from '../../../../../functions/core/answers/similar/rules/misspellings.ts';

const term = (surface: string, type: TermType = 'word'): Term => ({ key: surface, type, surface });

describe('isMisspelling', () => {
  it.each([
    ['a letter too few', 'pelican', 'pelcan'],
    ['two letters swapped', 'pelican', 'peilcan'],
    ['another letter', 'heron', 'hereon'],
    ['four letters', 'ibis', 'ibsi'],
    ['a plural with one', 'zombies', 'zombis'],
    ['only one a word of its own', 'batch', 'batcch'],
  ])('takes %s for a slip', (_, a, b) => {
    expect(isMisspelling(term(a), term(b))).toBe(true);
    expect(isMisspelling(term(b), term(a))).toBe(true);
  });

  it.each([
    ['two words of their own', 'batch', 'bath'],
    ['words of their own in other forms', 'batches', 'baths'],
    ['three letters', 'emu', 'eum'],
    ['one of three letters', 'emu', 'emus'],
    ['two slips', 'pelican', 'pelcna'],
    ['a digit in one', 'pelican', 'pelic4n'],
    ['a digit before one', 'pelican', '1pelican'],
    ['a digit behind one', 'pelican', 'pelican1'],
    ['who does it', 'schedule', 'scheduler'],
    ['those who do it', 'uses', 'users'],
    ['who does it to whom', 'payee', 'payer'],
    ['the same word', 'pelican', 'pelican'],
  ])('takes none of %s for one', (_, a, b) => {
    expect(isMisspelling(term(a), term(b))).toBe(false);
    expect(isMisspelling(term(b), term(a))).toBe(false);
  });

  it('mends words of quantity, and nothing that is a name or an identifier', () => {
    expect(isMisspelling(term('several', 'scope'), term('severl'))).toBe(true);
    for (const type of ['name', 'identifier', 'environment', 'number', 'date', 'negation'] as const) {
      expect(isMisspelling(term('pelican', type), term('pelcan'))).toBe(false);
      expect(isMisspelling(term('pelican'), term('pelcan', type))).toBe(false);
    }
  });
});
