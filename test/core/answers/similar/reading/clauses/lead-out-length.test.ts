import { describe, expect, it } from 'vitest';
import { leadOutLength } from '../../../../../../functions/core/answers/similar/reading/clauses/lead-out-length.ts';

describe('leadOutLength', () => {
  it('counts the words behind the question that say what work it is for', () => {
    expect(leadOutLength('plot a histogram in a small notebook that I am working on'.split(' '))).toBe(9);
    expect(leadOutLength('drop a column in a table that I am reading from'.split(' '))).toBe(0);
  });

  it.each([
    ['for a report I am writing', 6],
    ['in a small notebook which we have been working on', 10],
    ['at the new job that I was currently doing', 9],
    ['and I had no idea', 5],
    ['but my boss asked', 4],
  ])('counts all of: %s', (text, length) => {
    expect(leadOutLength(`pause the heron ${text}`.split(' '))).toBe(length);
  });

  it.each([
    ['a phrase of data', 'in the table that I am reading'],
    ['what someone else does', 'in a notebook that she is working on'],
    ['a phrase without a thing', 'for I am writing'],
    ['a thing of six words', 'for a new small short quick little report I am writing'],
    ['an action of data', 'in a notebook that I am dropping'],
    ['no phrase', 'beside a notebook that I am working on'],
    ['a longer word', 'within a notebook that I am working on'],
    ['a word that only ends so', 'xin a notebook that I am working on'],
    ['a thing that binds', 'in a notebook whatthat I am working on'],
    ['data behind a person', 'and I drop the table'],
    ['another afterthought', 'and they had no idea'],
  ])('counts nothing of %s', (_, text) => {
    expect(leadOutLength(`pause the heron ${text}`.split(' '))).toBe(0);
  });

  it('leaves at least two words, and looks no further than the last fourteen', () => {
    expect(leadOutLength('pause and I had no idea'.split(' '))).toBe(0);
    expect(leadOutLength('in a notebook that I am working on'.split(' '))).toBe(0);
    expect(leadOutLength('pause in a notebook that I am working on'.split(' '))).toBe(8);
    expect(leadOutLength([])).toBe(0);
  });
});
