import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guard } from '../../../../../functions/core/answers/similar/guard.ts';
import { readQuestion } from '../../../../../functions/core/answers/similar/reading/read-question.ts';
import { haveSameRoles } from '../../../../../functions/core/answers/similar/rules/same-roles.ts';

const roles = (asked: string, cached: string) => {
  const [one, other] = [readQuestion(asked), readQuestion(cached)];
  return haveSameRoles(one, other, one.segments);
};
const isSame = (one: string, other: string) => guard(readQuestion(one), readQuestion(other)).accepted;

describe('haveSameRoles', () => {
  it.each([
    ['Does compressing log files slow down ingestion?', 'Does log file compression slow down ingesting?'],
    ['Best practice for versioning dashboards', 'best practices for dashboard versioning'],
    ['Reasons for the rejection of a Parquet file by Athena', 'reasons why Athena rejects Parquet files'],
    [
      'Who approved the deletion of the campaign history?',
      "By whom was the campaign history's deletion approved?",
    ],
    ['luigi task marked complete, why', 'luigi task is marked complete, why'],
    [
      'How do I validate phone numbers and postal codes without a service?',
      'Without a service, how do I validate postal codes and phone numbers?',
    ],
    [
      'How do I load JSON files from S3 into Redshift in one batch without creating duplicates?',
      'How do I load, in one batch and without creating duplicates, JSON files into Redshift from S3?',
    ],
  ])('takes %j for %j', (one, other) => {
    expect(isSame(one, other)).toBe(true);
    expect(isSame(other, one)).toBe(true);
  });

  it.each([
    ['Which job is blocking the query?', 'Which job is the query blocking?'],
    ['Which task triggers the deletion?', 'Which task does the deletion trigger?'],
    ['How do I stop running jobs?', 'How do I stop job runs?'],
    ['Which models were built by the contractors?', 'Which models were built for the contractors?'],
    ['Are indexed tables encrypted?', 'Are encrypted tables indexed?'],
    ['If a job is paused, is it billed?', 'If a job is billed, is it paused?'],
    ['Reasons for the rejection of the parser by the loader', 'Reasons why the parser rejects the loader'],
    ['How do I find tables in views?', 'How do I find views in tables?'],
    ['How do I copy region A to region B?', 'How do I copy region B to region A?'],
    ['Does the loader block the writer and the reader?', 'Do the writer and the reader block the loader?'],
    ['Which task triggered the cleanup?', 'Which task did the cleanup trigger?'],
    ['How many joins per query?', 'How many queries per join?'],
    ['Which rows are not in staging but in the mart?', 'Which rows are in staging but not in the mart?'],
    ['How do I replace Kafka with Kinesis?', 'How do I replace Kinesis with Kafka?'],
    ['Was the file deleted by the job?', 'Was the job deleted by the file?'],
    ['Can I load the table in 5 minutes?', 'Can I load the table for 5 minutes?'],
    [
      'With writes of 3, how many brokers fail before we lose a factor?',
      'How many brokers fail before we lose writes with a factor of 3?',
    ],
  ])('never takes %j for %j', (one, other) => {
    expect(roles(one, other)).toBe(false);
    expect(isSame(one, other)).toBe(false);
  });

  it('is the same both ways round, and true of a question itself', () => {
    const phrase = fc.constantFrom(
      'from the lake',
      'to the mart',
      'in staging',
      'for finance',
      'before noon',
    );
    const question = fc
      .tuple(fc.constantFrom('orders', 'refunds'), fc.uniqueArray(phrase, { maxLength: 4 }))
      .map(([thing, phrases]) => `How do I copy ${thing} ${phrases.join(' ')}?`);
    fc.assert(
      fc.property(question, question, (one, other) => {
        expect(roles(one, other)).toBe(roles(other, one));
        expect(roles(one, one)).toBe(true);
      }),
    );
  });
});
