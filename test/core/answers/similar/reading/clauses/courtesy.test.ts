import { describe, expect, it } from 'vitest';
import { withoutCourtesy } from '../../../../../../functions/core/answers/similar/reading/clauses/courtesy.ts';

const left = (text: string) => withoutCourtesy(text.split(' ')).words.join(' ');

describe('withoutCourtesy', () => {
  it.each([
    ['could you kindly tell me which job failed', 'which job failed'],
    ['do you happen to know who owns it', 'who owns it'],
    ['may I ask how often it runs', 'how often it runs'],
    ['so any idea why it failed', 'why it failed'],
    ['it would be great if you could tell me how to load it', 'how to load it'],
    ['please list the tables', 'list the tables'],
    ['explain the layers to me please', 'explain the layers'],
  ])('leaves of %s what is asked', (text, asked) => {
    expect(left(text)).toBe(asked);
  });

  it.each([
    'Good morning',
    'Hi Anna',
    'thanks in advance',
    'Sorry to bother you',
    'if you do not mind',
    'First of all',
  ])('leaves nothing of %s', (text) => {
    expect(left(text)).toBe('');
  });

  it.each([
    'drop the table',
    'in which schema is it',
    'why',
    'how do I know which job failed',
    'for which table',
  ])('takes nothing from %s', (text) => {
    expect(left(text)).toBe(text);
  });

  it('says when a question was announced', () => {
    expect(withoutCourtesy('tell me what skew is'.split(' ')).isAsked).toBe(true);
    expect(withoutCourtesy('what is it'.split(' ')).isAsked).toBe(false);
  });
});
