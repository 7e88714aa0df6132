import { describe, expect, it } from 'vitest';
import {
  isLeadIn,
  leadInLength,
  leadOutLength,
} from '../../../../../functions/core/answers/similar/reading/lead-in.ts';

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

describe('leadInLength', () => {
  it('counts the words before the question that someone wonders about', () => {
    expect(leadInLength('I am writing a script and I was wondering how to read it'.split(' '), noName)).toBe(
      9,
    );
    expect(leadInLength('How do I find out which job failed'.split(' '), noName)).toBe(0);
    expect(leadInLength('We use 3 brokers and I wonder how to add one'.split(' '), () => true)).toBe(0);
  });
});

describe('leadOutLength', () => {
  it('counts the words behind the question that say what work it is for', () => {
    expect(leadOutLength('plot a histogram in a small notebook that I am working on'.split(' '))).toBe(9);
    expect(leadOutLength('drop a column in a table that I am reading from'.split(' '))).toBe(0);
  });
});
