import { describe, expect, it } from 'vitest';
import {
  isAside,
  isIdleQuestion,
  isLeadIn,
} from '../../../../../../functions/core/answers/similar/reading/clauses/lead-in.ts';

const noName = () => false;

describe('isLeadIn', () => {
  it.each([
    'I keep reading about this in blog posts',
    'Just so that I understand the metric',
    'As part of our testing effort',
    'My manager keeps asking me about it',
    'In simple words',
    'To keep our documentation tidy',
    'It keeps happening to us',
    'For the slide that I have to present on Thursday',
    'It came up again in the office and nobody could answer',
    'Just to complete the picture for our new hire',
    'For those of us who are not engineers',
  ])('holds for %s', (text) => {
    expect(isLeadIn(text.split(' '), noName)).toBe(true);
  });

  it.each([
    ['a condition', 'When I drop a partition'],
    ['a restriction', 'For payment card data'],
    ['a number', 'We have 3 brokers'],
    ['a product', 'We use Snowflake'],
    ['an environment', 'In our prod cluster we see errors'],
    ['an identifier', 'I look at fct_orders'],
    ['a day of something', 'We loaded the table on Thursday'],
    ['a statement about data', 'The nightly load is late'],
  ])('does not hold for %s', (_, text) => {
    expect(isLeadIn(text.split(' '), noName)).toBe(false);
  });
});

const chatter = (words: number) => Array.from({ length: words }, () => 'work');

describe('isLeadIn of a clause', () => {
  it('of chatter alone holds from three words on, or for an idiom', () => {
    expect(isLeadIn(['work', 'currently', 'new'], noName)).toBe(true);
    expect(isLeadIn(['work', 'currently'], noName)).toBe(false);
    expect(isLeadIn(['speaking', 'of'], noName)).toBe(true);
    expect(isLeadIn(['if', 'work', 'started'], noName)).toBe(false);
  });

  it('holds for at most forty words', () => {
    expect(isLeadIn(chatter(40), noName)).toBe(true);
    expect(isLeadIn(chatter(41), noName)).toBe(false);
  });

  it('holds a product only if a person comes from it', () => {
    expect(isLeadIn('I am more of a Tableau person'.split(' '), noName)).toBe(true);
    expect(isLeadIn('I am more of a Tableau table person'.split(' '), noName)).toBe(false);
    expect(isLeadIn('I look at Tableau'.split(' '), noName)).toBe(false);
  });
});

describe('isAside', () => {
  const aside = (text: string) => isAside(text.split(' '), noName);

  it('holds for a clause beside a question that names nothing people ask about', () => {
    expect(aside('herons sing loudly')).toBe(true);
    expect(aside('as I sing loudly')).toBe(true);
    expect(aside('I Googled it twice')).toBe(true);
    expect(isAside(chatter(40), noName)).toBe(true);
  });

  it.each([
    ['one word', 'herons'],
    ['a phrase of place', 'in herons'],
    ['a condition behind and', 'and if herons sing'],
    ['a reason that is not the asker', 'because herons sing'],
    ['a number', 'herons sing 5 songs'],
    ['data', 'herons sing tables'],
    ['a product', 'herons sing Kafka'],
  ])('does not hold for %s', (_, text) => {
    expect(aside(text)).toBe(false);
  });

  it('does not hold for more than forty words', () => {
    expect(isAside(chatter(41), noName)).toBe(false);
  });
});

describe('isIdleQuestion', () => {
  it('holds for a question that asks for nothing by itself, in any case', () => {
    expect(isIdleQuestion(['Any', 'Ideas'])).toBe(true);
    expect(isIdleQuestion(['Any', 'tables'])).toBe(false);
  });
});
