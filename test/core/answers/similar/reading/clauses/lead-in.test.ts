import { describe, expect, it } from 'vitest';
import { isLeadIn } from '../../../../../../functions/core/answers/similar/reading/clauses/lead-in.ts';

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
