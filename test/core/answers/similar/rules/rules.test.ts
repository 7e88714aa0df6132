import { describe, expect, it } from 'vitest';
import { guard } from '../../../../../functions/core/answers/similar/guard.ts';
import { readQuestion } from '../../../../../functions/core/answers/similar/reading/read-question.ts';
import { arrangementRule } from '../../../../../functions/core/answers/similar/rules/arrangement.ts';
import { backgroundRule } from '../../../../../functions/core/answers/similar/rules/background.ts';
import { counterparts } from '../../../../../functions/core/answers/similar/rules/counterparts.ts';
import { oppositesRule } from '../../../../../functions/core/answers/similar/rules/opposites.ts';
import { questionKindRule } from '../../../../../functions/core/answers/similar/rules/question-kind.ts';
import { singleTermRule } from '../../../../../functions/core/answers/similar/rules/single-term.ts';
import { typedTermsRule } from '../../../../../functions/core/answers/similar/rules/typed-terms.ts';
import { unsharedTerms } from '../../../../../functions/core/answers/similar/rules/unshared.ts';

const unshared = (asked: string, cached: string) =>
  unsharedTerms(readQuestion(asked).terms, readQuestion(cached).terms);
const mended = (asked: string, cached: string) =>
  counterparts(unshared(asked, cached), readQuestion(asked).terms.length);

describe('unsharedTerms', () => {
  it('counts a term as often as one has it more', () => {
    const { asked, cached } = unshared('table table index', 'table view');
    expect(asked.map(({ surface }) => surface)).toEqual(['table', 'index']);
    expect(cached.map(({ surface }) => surface)).toEqual(['view']);
  });
});

describe('typedTermsRule', () => {
  it('names the clearest difference', () => {
    expect(typedTermsRule(unshared('5 rows in Hive', '6 rows in Trino'))).toBe('numbers_differ');
    expect(typedTermsRule(unshared('rows in Hive', 'rows in Trino'))).toBe('names_differ');
    expect(typedTermsRule(unshared('sort rows', 'join rows'))).toBeUndefined();
  });
});

describe('oppositesRule', () => {
  it('sees an opposite through inflection and synonyms', () => {
    expect(oppositesRule(unshared('enabled jobs', 'disabled jobs'))).toBe('opposites');
    expect(oppositesRule(unshared('turn on a job', 'switch off a job'))).toBe('opposites');
    expect(oppositesRule(unshared('sort jobs', 'list jobs'))).toBeUndefined();
  });
});

describe('counterparts', () => {
  it('mends a slip in a plain word', () => {
    expect([...(mended('list the pelcans of a view', 'list the pelicans of a view') ?? [])]).toHaveLength(1);
  });

  it.each([
    ['a common word', 'cost of the load', 'lost of the load'],
    ['an identifier', 'owner of fct_order', 'owner of fct_orders'],
    ['a product', 'load in Hudi now', 'load in Hud now'],
    ['a number', 'keep 30 rows', 'keep 31 rows'],
    ['two slips in a short question', 'srot pelcans today', 'sort pelicans today'],
    ['all that is said', 'lineag', 'lineage'],
    ['two unrelated verbs', 'truncate a staging table', 'drop a staging table'],
    ['pause and stop', 'pause a nightly job', 'stop a nightly job'],
    ['insert and upsert', 'insert rows of a file', 'upsert rows of a file'],
    ['words that a third one is near to', 'store of the nightly table', 'archive the view of the table'],
  ])('mends nothing in %s', (_, asked, cached) => {
    expect(mended(asked, cached)?.size ?? 0).toBe(0);
  });
});

describe('near words', () => {
  it.each([['How do I inspect the schema of a topic?', 'How do I view the schema of a topic?']])(
    'let two questions that are the same otherwise meet: %s',
    (asked, cached) => {
      expect(guard(readQuestion(asked), readQuestion(cached))).toEqual({ accepted: true });
    },
  );

  it.each([
    ['How do I delete a table?', 'How do I truncate a table?'],
    ['How do I create a view in the mart?', 'How do I create a materialized view in the mart?'],
    [
      'Which tables appear in Stripe but not in the ledger?',
      'Which tables appear in the ledger but not in Stripe?',
    ],
    ['How do I move files from the lake to the mart?', 'How do I move files from the mart to the lake?'],
    ['Can a replica lock the table?', 'Can the table lock a replica?'],
    ['Can I retry a task after a restart?', 'Can I restart a task after a retry?'],
  ])('never serve another question: %s', (asked, cached) => {
    expect(guard(readQuestion(asked), readQuestion(cached)).accepted).toBe(false);
  });
});

describe('a phrase that stands elsewhere', () => {
  it.each([['How do I partition by day the logs table?', 'How do I partition the logs table by day?']])(
    'is the same: %s',
    (asked, cached) => {
      expect(arrangementRule(readQuestion(asked), readQuestion(cached), new Map())).toBeUndefined();
    },
  );

  it.each([
    ['How do I copy tables into views?', 'How do I copy views into tables?'],
    ['Can I load in 5 minutes the table?', 'Can I load the table for 5 minutes?'],
    ['Does the loader read before the writer ends?', 'Does the writer end before the loader reads?'],
  ])('is not the same when two changed places: %s', (asked, cached) => {
    expect(arrangementRule(readQuestion(asked), readQuestion(cached), new Map())).toBe('direction_differs');
  });
});

describe('questionKindRule', () => {
  it('takes what before a noun for which, and before a verb for what', () => {
    const kinds = ['what tables are there', 'which tables are there', 'what is a table'].map(readQuestion);
    const [open = kinds[0], which = kinds[0], what = kinds[0]] = kinds;
    if (open === undefined || which === undefined || what === undefined) throw new Error('three kinds');
    expect([questionKindRule(open, which), questionKindRule(what, open)]).toEqual([undefined, undefined]);
    expect(questionKindRule(which, what)).toBe('question_kind_differs');
  });
});

describe('singleTermRule', () => {
  it('minds the ending of the only word', () => {
    expect(singleTermRule(readQuestion('What is a stream?'), readQuestion('What is streaming?'))).toBe(
      'unshared_words',
    );
    expect(
      singleTermRule(readQuestion('What is a stream?'), readQuestion('What are streams?')),
    ).toBeUndefined();
  });
});

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

describe('arrangementRule', () => {
  it('lets a phrase stand in another clause, if no other has its relation', () => {
    const [one, other, swapped] = [
      'With a factor of 3, how many brokers fail before we lose writes?',
      'How many brokers fail before we lose writes with a factor of 3?',
      'With writes of 3, how many brokers fail before we lose a factor?',
    ].map(readQuestion);
    if (one === undefined || other === undefined || swapped === undefined) throw new Error('three questions');
    expect(arrangementRule(one, other, new Map())).toBeUndefined();
    expect(arrangementRule(swapped, other, new Map())).toBe('direction_differs');
  });

  it('compares the order and takes mended words for what they were to be', () => {
    const [asked, cached] = [readQuestion('copy pelcans to views'), readQuestion('copy pelicans to views')];
    expect(arrangementRule(asked, cached, new Map())).toBe('direction_differs');
    expect(
      arrangementRule(
        asked,
        cached,
        new Map([
          ['pelcan', 'heron'],
          ['pelcan', 'pelican'],
        ]),
      ),
    ).toBeUndefined();
  });
});
