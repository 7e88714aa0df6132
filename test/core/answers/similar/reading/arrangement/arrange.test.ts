import { describe, expect, it } from 'vitest';
import { arrange } from '../../../../../../functions/core/answers/similar/reading/arrangement/arrange.ts';
import { readQuestion } from '../../../../../../functions/core/answers/similar/reading/read-question.ts';
import { toUnits } from '../../../../../../functions/core/answers/similar/reading/words/units.ts';

const segments = (text: string) => readQuestion(text).segments.map((parts) => parts.join(' '));
/** The segments of clauses of which none or one asks. */
const arranged = (clauses: readonly string[], asking = -1, kind = 'tell') =>
  arrange(
    clauses.map((text, at) => ({
      units: toUnits(text.split(' '), () => false),
      isMain: at === asking,
      kind,
    })),
  ).segments.map((parts) => parts.join(' '));

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
    ['Which keys are between a stork and an old heron?', 'Which keys are between an old heron and a stork?'],
    ['Is the heron paused by the processing?', 'Does the processing pause the heron?'],
    ['Does the order of herons change?', 'Does the heron order change?'],
    ['Is the order of herons changed?', 'Is the heron order changed?'],
    ['Is the lag of the heron growing?', 'Is the heron lag growing?'],
    ['Is the stork that sees the lag of the heron paused?', 'Is the stork that sees the heron lag paused?'],
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
    ['Which herons move from a lake marsh?', 'Which herons move from a marsh lake?'],
    ['Which herons were late until Friday?', 'Which herons were late from Friday?'],
  ])('tells apart %s and %s', (one, other) => {
    expect(segments(one)).not.toEqual(segments(other));
  });

  it('says of a clause first what marks it, then what it denies, then its words and its relations by name', () => {
    expect(segments('How do I not pause the heron of a stork to a pond from a lake?')).toEqual([
      '? not paus stork heron >from lake >to pond',
    ]);
    expect(segments('Which herons that are not late sing?')).toEqual(['? heron not late sing']);
  });

  it('turns by around for who does it only: neither numbers nor deeds do anything, and nothing alone is done', () => {
    expect(segments('Is the heron paused by 5?')).toEqual(['? paus heron >by 5']);
    expect(segments('Is the heron paused by running?')).toEqual(['? paus heron >by run']);
    expect(arranged(['is restarted by the stork'], 0, 'whether')).toEqual(['? restart >by stork']);
    expect(arranged(['that are paused by the stork'], 0)).toEqual(['? stork paus']);
  });

  it('turns one verb of a clause around, the passive one or else the last, if it asks of an event', () => {
    expect(segments('Why does the heron that is paused refresh?')).toEqual(['? paus heron refresh']);
    expect(segments('Which herons refresh?')).toEqual(['? heron refresh']);
    expect(segments('Does the stork refresh the heron?')).toEqual(['? stork refresh heron']);
    expect(arranged(['that are paused heron refresh'], 0, 'why')).toEqual(['? paus heron refresh']);
  });

  it('takes the last word for a verb of the clause only where it may be one', () => {
    expect(segments('How do I read the order of heron changes?')).toEqual(['? read heron change order']);
    expect(segments('Is this the lag of the heron ingots?')).toEqual(['? this heron ingot lag']);
    expect(segments('Does the stork see the lag of the heron ring?')).toEqual(['? stork se heron ring lag']);
    expect(segments('Which is the lag of the heron feed?')).toEqual(['? heron feed lag']);
    expect(segments('Which is the lag of the heron credits?')).toEqual(['? heron credit lag']);
  });

  it('keeps a product in its clause behind but and not, where something else is said of it', () => {
    expect(segments('Which herons in Hive are not in Kafka?')).toEqual([
      '? heron not >in kafka',
      '?free >name  hive',
    ]);
    expect(segments('Which herons sing but in Kafka?')).toEqual(['? heron sing', '?but >in kafka']);
    expect(segments('Which herons do not sing in Kafka?')).toEqual([
      '? not heron sing',
      '?free >name  kafka',
    ]);
  });

  it('joins what a comma cut off to the first clause with words of its own if none asks', () => {
    expect(arranged(['in the lake', 'herons sing', 'storks run'])).toEqual([
      '? heron sing >in lake',
      '? stork run',
    ]);
    expect(arranged(['in the lake', 'from the pond'])).toEqual(['? >from pond', '? >in lake']);
  });

  it.each(['which', 'why'])('has no words where all is free: %s', (kind) => {
    expect(arranged(['on monday'], 0, kind)).toEqual(['?free >date  monday']);
  });

  it('puts what is free of its place in front, by what it is', () => {
    expect(segments('Which herons in Hive must I pause on Monday?')).toEqual([
      '? heron paus',
      '?free >date  monday >name  hive >scope  should',
    ]);
  });
});
