import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../../../../functions/core/answers/similar/reading/read-question.ts';

const segments = (text: string) => readQuestion(text).segments.map((parts) => parts.join(' '));

describe('the arrangement of a question', () => {
  it.each([
    ['In Hive, how do I pause the heron?', 'How do I pause the heron in Hive?'],
    ['On Monday, which herons were late?', 'Which herons were late on Monday?'],
    ['For finance, how do I pause the heron?', 'How do I pause the heron for finance?'],
    ['In Hive, since Monday, which herons are late?', 'Which herons are late since Monday in Hive?'],
    ['If the stork is late, how do I pause the heron?', 'How do I pause the heron if the stork is late?'],
    ['Is the heron paused by the stork?', 'Does the stork pause the heron?'],
    ['Which herons are paused by the stork?', 'Which herons does the stork pause?'],
    ['When are the herons refreshed?', 'When do the herons refresh?'],
    ['Which keys are between a heron and a stork?', 'Which keys are between a stork and a heron?'],
    ['Which herons in Hive are late?', 'Which herons are late with Hive?'],
    ['Which rows of the heron failed?', 'Which heron rows failed?'],
  ])('is one for %s and %s', (one, other) => {
    expect(segments(one)).toEqual(segments(other));
  });

  it.each([
    ['Which herons were late from Monday to Friday?', 'Which herons were late from Friday to Monday?'],
    ['Which herons are in Hive but not in Kafka?', 'Which herons are in Kafka but not in Hive?'],
    ['Which herons are not in Hive and in Kafka?', 'Which herons are not in Kafka and in Hive?'],
    ['Which herons move from Hive?', 'Which herons move in Hive?'],
    ['Which herons does it depend on?', 'Which herons does it depend?'],
    ['Which rows failed in the heron?', 'Which heron in the rows failed?'],
    ['Is the heron paused by 5?', 'Is the heron paused 5?'],
    ['Is the heron paused by running?', 'Is the heron paused running?'],
  ])('tells apart %s and %s', (one, other) => {
    expect(segments(one)).not.toEqual(segments(other));
  });

  it('says of a clause first what marks it, then what it denies, then its words and its relations by name', () => {
    expect(segments('How do I not pause the heron of a stork to a pond from a lake?')).toEqual([
      '? not paus stork heron >from lake >to pond',
    ]);
    expect(segments('Which herons that are not late sing?')).toEqual(['? heron not late sing']);
  });

  it('puts what is free of its place in front, by what it is', () => {
    expect(segments('Which herons in Hive must I pause on Monday?')).toEqual([
      '? heron paus',
      '?free >date  monday >name  hive >scope  should',
    ]);
  });
});
