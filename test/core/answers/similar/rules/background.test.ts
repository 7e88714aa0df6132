import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../../../functions/core/answers/similar/reading/read-question.ts';
import { backgroundRule } from '../../../../../functions/core/answers/similar/rules/background.ts';

describe('backgroundRule', () => {
  const bare = readQuestion('How do I sort a view by day?');
  it('lets a remark stand before a question that stands by itself', () => {
    expect(
      backgroundRule(readQuestion('I read about sorting, how do I sort a view by day?'), bare),
    ).toBeUndefined();
  });

  it('refuses two different remarks', () => {
    const one = readQuestion('I heard about heaps, how do I sort a view?');
    const other = readQuestion('I heard about trees, how do I sort a view?');
    expect(backgroundRule(one, other)).toBe('background_differs');
  });

  it('refuses remarks of which one denies what the other says, or turns it round', () => {
    const [one, denied] = [
      'Buckets encrypted with a customer managed key: count?',
      'Buckets not encrypted with a customer managed key: count?',
    ];
    expect(backgroundRule(readQuestion(one), readQuestion(denied))).toBe('background_differs');
    const [there, back] = [
      'We moved from trees to heaps, how do I sort a view?',
      'We moved from heaps to trees, how do I sort a view?',
    ];
    expect(backgroundRule(readQuestion(there), readQuestion(back))).toBe('background_differs');
  });

  it('refuses a remark that the question points back to', () => {
    const asked = readQuestion('I read about heaps, how do I sort it?');
    expect(backgroundRule(asked, readQuestion('How do I sort it?'))).toBe('background_differs');
  });
});
