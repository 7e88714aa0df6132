import { describe, expect, it } from 'vitest';
import { leadOutLength } from '../../../../../../functions/core/answers/similar/reading/clauses/lead-out-length.ts';

describe('leadOutLength', () => {
  it('counts the words behind the question that say what work it is for', () => {
    expect(leadOutLength('plot a histogram in a small notebook that I am working on'.split(' '))).toBe(9);
    expect(leadOutLength('drop a column in a table that I am reading from'.split(' '))).toBe(0);
  });
});
