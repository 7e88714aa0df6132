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

  it.each([
    ['then how do I load it', 'how do I load it'],
    ['so then is it late', 'is it late'],
    ['then drop the index', 'then drop the index'],
    ['then', 'then'],
    ['Hi there', ''],
    ['Hello Anna Maria there', 'Anna Maria there'],
    ['thanks a lot for all the help that you give us here today friends', ''],
    [
      'thanks a lot for all the help that you give to all of us here today',
      'thanks a lot for all the help that you give to all of us here today',
    ],
    ['thanks for showing how it works', 'how it works'],
    ['in the morning', 'in the morning'],
    ['at night', 'at night'],
    ['when possible thanks', 'when possible'],
    ['what a nice question', 'what a nice question'],
    ['that is a nice question', ''],
    ['if someone told us how it works', 'if someone told us how it works'],
    ['please could you walk us through how it works', 'how it works'],
    ['would you mind sorting the view', 'sorting the view'],
    ['sort the view for me please', 'sort the view'],
  ])('leaves of %j: %j', (text, expected) => {
    expect(left(text)).toBe(expected);
  });

  it('keeps the case of what it leaves', () => {
    expect(left('Please could You Sort the View')).toBe('Sort the View');
    expect(withoutCourtesy([])).toEqual({ words: [], isAsked: false });
  });

  it('says when a question was announced', () => {
    expect(withoutCourtesy('tell me what skew is'.split(' ')).isAsked).toBe(true);
    expect(withoutCourtesy('what is it'.split(' ')).isAsked).toBe(false);
  });
});
