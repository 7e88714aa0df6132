import { describe, expect, it } from 'vitest';
import { leadInLength } from '../../../../../../functions/core/answers/similar/reading/clauses/lead-in-length.ts';

const noName = () => false;

describe('leadInLength', () => {
  it('counts the words before the question that someone wonders about', () => {
    expect(leadInLength('I am writing a script and I was wondering how to read it'.split(' '), noName)).toBe(
      9,
    );
    expect(leadInLength('How do I find out which job failed'.split(' '), noName)).toBe(0);
    expect(leadInLength('We use 3 brokers and I wonder how to add one'.split(' '), () => true)).toBe(0);
  });
});
