import { describe, expect, it } from 'vitest';
import { haveSameConjuncts } from '../../../../../functions/core/answers/similar/rules/conjuncts.ts';

/** What stands on either side of an `and` (`group month | sort region`). */
const joined = (...sides: string[]) =>
  sides.map((text) => {
    const [before = '', after = ''] = text.split(' | ');
    return { before: before.split(' '), after: after.split(' ') };
  });
const areSame = (asked: string, cached: string) => haveSameConjuncts(joined(asked), joined(cached));

describe('haveSameConjuncts', () => {
  it.each([
    ['the same', 'group month | sort region', 'group month | sort region'],
    ['sides that changed places', 'group month | sort region', 'sort region | group month'],
    ['two next to the and', 'join topic | table', 'join table | topic'],
    ['two of several words next to it', 'list old run | new job daily', 'list new job | old run daily'],
    ['two with the same noun', 'semi join or | inner join cheap', 'inner join or | semi join cheap'],
    ['two before what is said of both', 'athena or | redshift cheap', 'redshift or | athena cheap'],
    ['a phrase in front', 'sort region | group month mart', 'mart sort region | group month'],
    ['a verb in front of its objects', 'view write loader | job', 'loader | job view write'],
    ['what both deny', 'drop not index | not table', 'drop not table | not index'],
    ['a denial that goes with its side', 'flush | not restart', 'not restart | flush'],
  ])('takes %s', (_, asked, cached) => {
    expect(areSame(asked, cached)).toBe(true);
    expect(areSame(cached, asked)).toBe(true);
  });

  it.each([
    ['objects', 'group month | sort region', 'group region | sort month'],
    ['verbs', 'encrypt log | compress backup', 'compress log | encrypt backup'],
    ['subjects', 'dev aws | prod azure', 'prod aws | dev azure'],
    ['one next to the and and one at the end', 'read batch | write stream', 'read stream | write batch'],
    ['a denial', 'flush | not restart', 'not flush | restart'],
    ['a denial and what is next to it', 'table flush not | restart', 'flush not | restart table'],
  ])('never takes exchanged %s', (_, asked, cached) => {
    expect(areSame(asked, cached)).toBe(false);
    expect(areSame(cached, asked)).toBe(false);
  });

  it('compares each and with the one in its place, and none with none', () => {
    const [one, other] = [joined('a | b', 'c d | e f'), joined('a | b', 'c f | e d')];
    expect(haveSameConjuncts(one, other)).toBe(false);
    expect(haveSameConjuncts(one, one)).toBe(true);
    expect(haveSameConjuncts(one, joined('c f | e d'))).toBe(true);
    expect(haveSameConjuncts(joined(), one)).toBe(true);
    expect(areSame('a not b | c', 'a b | c')).toBe(true);
  });
});
