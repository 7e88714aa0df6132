import { describe, expect, it } from 'vitest';
import {
  rejoined,
  remarksAside,
} from '../../../../../../functions/core/answers/similar/reading/clauses/remarks-aside.ts';

const aside = (...clauses: string[]) => {
  const leadIn: string[] = [];
  const left = remarksAside(
    clauses.map((text) => text.split(' ')),
    () => false,
    leadIn,
  );
  return {
    left: left.map(({ words }) => words.join(' ')),
    asked: left.map(({ isAsked }) => isAsked),
    leadIn: leadIn.join(' '),
  };
};

describe('remarksAside', () => {
  it.each([
    [
      'a remark about the asker',
      ['I keep reading about it', 'how do I sort a view'],
      'I keep reading about it',
    ],
    [
      'a clause beside a question that names nothing',
      ['this drives me mad', 'why is it late'],
      'this drives me mad',
    ],
  ])('leaves no words of %s, and keeps them apart', (_, clauses, leadIn) => {
    const read = aside(...clauses);
    expect(read.left).toEqual(['', clauses[1]]);
    expect(read.asked).toEqual([false, false]);
    expect(read.leadIn).toBe(leadIn);
  });

  it('leaves out questions that ask for nothing beside one that does, and keeps nothing of them', () => {
    expect(aside('why is the view late', 'any ideas')).toMatchObject({
      left: ['why is the view late', ''],
      leadIn: '',
    });
    expect(aside('what am I missing').left).toEqual(['what am I missing']);
    expect(aside('what am I missing', 'is that normal').left).toEqual([
      'what am I missing',
      'is that normal',
    ]);
  });

  it('takes off what leads in to a question and what leads out of it', () => {
    const read = aside(
      'I have read several tutorials but still wonder how to sort a view in a notebook that I am working on',
    );
    expect(read).toEqual({
      left: ['how to sort a view'],
      asked: [true],
      leadIn: 'I have read several tutorials but still wonder',
    });
  });

  it('takes a remark that holds a question for a remark if another asks', () => {
    const read = aside('someone asked me how it works', 'how do I sort a view');
    expect(read.left).toEqual(['', 'how do I sort a view']);
    expect(read.leadIn).toBe('someone asked me how it works');
  });

  it('keeps what is no remark', () => {
    expect(aside('the view is late', 'how do I sort it')).toEqual({
      left: ['the view is late', 'how do I sort it'],
      asked: [false, false],
      leadIn: '',
    });
  });
});

describe('rejoined', () => {
  const join = (...clauses: string[]) =>
    rejoined(
      clauses.map((text) => ({ words: text.split(' ').filter((word) => word !== ''), isAsked: false })),
    ).map(({ words }) => words.join(' '));

  it.each([
    ['a question word', ['What', '', 'is a view'], ['What is a view']],
    ['a verb', ['is', '', 'a view late'], ['is a view late']],
    [
      'a short question before its verb',
      ['Which of the views', '', 'should we use'],
      ['Which of the views should we use'],
    ],
    [
      'seeing before what is seen',
      ['Where can I see', '', 'which view is late'],
      ['Where can I see which view is late'],
    ],
  ])('puts together what a remark cut in two: %s', (_, clauses, expected) => {
    expect(join(...clauses)).toEqual(expected);
  });

  it.each([
    ['two clauses without a remark between', ['What', 'is a view'], ['What', 'is a view']],
    [
      'a long question',
      ['Which of the old and new views', '', 'should we use'],
      ['Which of the old and new views', 'should we use'],
    ],
    [
      'what asks for itself',
      ['Why sort a view', '', 'the lake is late'],
      ['Why sort a view', 'the lake is late'],
    ],
    ['no question', ['sort a view', '', 'is it late'], ['sort a view', 'is it late']],
    [
      'seeing before anything else',
      ['Where can I see', '', 'the old view'],
      ['Where can I see', 'the old view'],
    ],
    ['a word that begins as one that asks', ['Whatever', '', 'is a view'], ['Whatever', 'is a view']],
  ])('leaves apart %s', (_, clauses, expected) => {
    expect(join(...clauses)).toEqual(expected);
  });

  it('leaves out clauses without words', () => {
    expect(join('', 'a view', '')).toEqual(['a view']);
  });
});
