import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guard } from '../../../../functions/core/answers/similar/guard.ts';
import { toSignature } from '../../../../functions/core/answers/similar/question-signature.ts';
import { GUARD_REASONS } from '../../../../functions/core/answers/similar/rules/verdict.ts';
import { readPairs } from './evaluate-pairs.ts';

const judge = (asked: string, cached: string) => {
  const verdict = guard(toSignature(asked), toSignature(cached));
  return verdict.accepted ? 'accepted' : verdict.reason;
};
const QUESTIONS = ['written-dev.json', 'written-held.json'].flatMap((file) =>
  readPairs(path.join(import.meta.dirname, 'pairs', file)).flatMap(({ asked, cached }) => [asked, cached]),
);

const REFUSED = [
  ['no_content', 'How?', 'How?'],
  ['numbers_differ', 'Store 2 TB in the lake?', 'Store 20 TB in the lake?'],
  ['dates_differ', 'What failed on Monday?', 'What failed on Tuesday?'],
  ['identifiers_differ', 'Who owns raw.events_v1?', 'Who owns raw.events_v2?'],
  ['names_differ', 'How do I sort in Hive?', 'how do i sort in trino'],
  ['environment_differs', 'Is the dev database up?', 'Is the prod database up?'],
  ['negation_differs', 'Which tables have an index?', 'Which tables have no index?'],
  ['opposites', 'How do I start a cluster?', 'How do I stop a cluster?'],
  ['scope_differs', 'How do I pause some dags?', 'How do I pause all dags?'],
  ['question_kind_differs', 'How do I drop a table?', 'Why do I drop a table?'],
  ['tense_differs', 'Which tables were dropped?', 'Which tables are dropped?'],
  ['unshared_words', 'How do I join tables?', 'How do I join meetings?'],
  ['background_differs', 'I read about leases, how do I renew it?', 'How do I renew it?'],
  ['direction_differs', 'Copy from S3 to GCS?', 'Copy from GCS to S3?'],
] as const;

describe('guard', () => {
  it.each(REFUSED)('refuses with %s: %s | %s', (reason, asked, cached) => {
    expect(judge(asked, cached)).toBe(reason);
  });

  it('has an example above for every reason', () => {
    expect(REFUSED.map(([reason]) => reason).sort()).toEqual([...GUARD_REASONS].sort());
  });

  it.each([
    ['Please, could you tell me how to drop a partition? Thanks!', 'How do I drop a partition?'],
    ['In Spark, how is a table written by the loader?', 'How does the loader write a table in Spark?'],
    ['What is change data capture?', 'what is CDC'],
    ['Why does teh scheduler skpi runs?', 'Why does the scheduler skip runs?'],
    ['How do I join a topic and a table?', 'How do I join a table and a topic?'],
    ['What, in simple terms, is a broadcast join?', 'What is a broadcast join?'],
    ['café table size', 'cafe\u0301 table size'],
  ])('accepts %s | %s', (asked, cached) => {
    expect(judge(asked, cached)).toBe('accepted');
  });

  it.each([
    ['no_content', 'How?', 'How do I drop a table?'],
    ['scope_differs', 'How do I pause some dags?', 'How do I pause all of the jobs?'],
    ['unshared_words', 'How do I pause some dags?', 'How do I pause some jobs?'],
  ] as const)('says %s of %s | %s', (reason, asked, cached) => {
    expect([judge(asked, cached), judge(cached, asked)]).toEqual([reason, reason]);
  });

  it.each([
    ['a look-alike letter', 'Who reads the topic оrders?', 'Who reads the topic orders?'],
    ['an invisible character', 'Who runs job load\u200Ber?', 'Who runs job loader?'],
    ['an id with swapped digits', 'Why did run 8f3a2c fail?', 'Why did run 8f3ac2 fail?'],
    ['a sign', 'rows > 5 in orders', 'rows < 5 in orders'],
    ['a negation elsewhere', 'Which rows are in a but not in b?', 'Which rows are not in a but in b?'],
  ])('is not taken in by %s', (_, asked, cached) => {
    expect(judge(asked, cached)).not.toBe('accepted');
  });

  it('accepts every question for itself, unless it says nothing', () => {
    for (const question of QUESTIONS) expect(['accepted', 'no_content']).toContain(judge(question, question));
  });

  it('judges the same both ways round', () => {
    const pick = fc.constantFrom(...QUESTIONS);
    fc.assert(
      fc.property(pick, pick, (a, b) => {
        expect(judge(a, b) === 'accepted').toBe(judge(b, a) === 'accepted');
      }),
    );
  });

  it('accepts no two questions of different pairs', () => {
    const cached = readPairs(path.join(import.meta.dirname, 'pairs/written-last.json'));
    const read = cached.map((pair) => [toSignature(pair.asked), toSignature(pair.cached)] as const);
    const accepted = read.flatMap(([asked], at) =>
      read.filter(([, question], other) => at !== other && guard(asked, question).accepted),
    );
    expect(accepted).toEqual([]);
  });

  it('reads any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(['accepted', 'no_content']).toContain(judge(text, text));
      }),
    );
  });
});
