import { describe, expect, it } from 'vitest';
import { plainQuestion } from '../../../../../../functions/core/answers/similar/reading/clauses/plain-question.ts';
import { readQuestion } from '../../../../../../functions/core/answers/similar/reading/read-question.ts';

describe('plainQuestion', () => {
  it.each([
    ['how many rows does the view have', 'how many rows are in the view'],
    ['what the size of the view is', 'how big is the view'],
    ['who is responsible for the view', 'who owns the view'],
    ['how does a topic differ from a queue', 'what is the difference between a topic and a queue'],
    ['what prevents the task from starting', 'why does the task not starting'],
  ])('puts %j plainly', (asked, plain) => {
    expect(plainQuestion(asked.split(' ')).join(' ')).toBe(plain);
  });

  it('leaves what asks nothing as it is', () => {
    const words = ['rows', 'of', 'the', 'view'];
    expect(plainQuestion(words)).toBe(words);
  });
});

describe('readQuestion with turns of question', () => {
  it.each([
    ['an aside', 'This has been bugging me for days now. Why is the view late?', 'Why is the view late?'],
    ['an idle question', 'Any ideas? Why is the view late?', 'Why is the view late?'],
    ['a kind of thing beside its name', 'Who owns the table mart.tolls?', 'Who owns mart.tolls?'],
    ['its owner', 'Does the view refresh without its index?', 'Does the view refresh without the index?'],
    ['what changes itself', 'When does the view refresh?', 'When is the view refreshed?'],
    ['the way to ask in passing', 'Do you know who it is that owns the view?', 'Who owns the view?'],
  ])('reads the same with or without %s', (_, asked, plain) => {
    const [one, other] = [readQuestion(asked), readQuestion(plain)];
    expect([one.kind, one.segments]).toEqual([other.kind, other.segments]);
  });

  it.each([
    ['a part of the day', 'In the evening, why is the view slow?', 'In the morning, why is the view slow?'],
    ['who acts', 'Which jobs start the loader?', 'Which jobs does the loader start?'],
    ['with and without', 'List tables with an owner.', 'List tables without an owner.'],
  ])('keeps apart %s', (_, asked, other) => {
    expect(readQuestion(asked).segments).not.toEqual(readQuestion(other).segments);
  });
});
