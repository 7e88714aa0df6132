import { describe, expect, it } from 'vitest';
import { timeAsked } from '../../../../../../functions/core/answers/similar/reading/clauses/time-asked.ts';

describe('timeAsked', () => {
  it.each([
    ['past', 'Did the job fail'],
    ['past', 'Who was on call'],
    ['past', 'which columns had nulls'],
    ['past', 'Has the table been rebuilt'],
    ['past', 'which tables have we already migrated'],
    ['past', 'which jobs have run'],
    ['past', 'who is been querying'],
    ['past', 'Who approved it'],
    ['past', 'what broke the load'],
    ['past', 'which queries failed'],
    ['past', 'which late queries failed'],
    ['present', 'Do we have a cluster'],
    ['present', 'which tables are being dropped'],
    ['present', 'who has access'],
    ['present', 'what would happen'],
    ['present', 'we have a cluster and a queue that nobody used'],
    ['', 'how to read an encrypted file'],
    ['', 'which approvals have to be given'],
    ['', 'can I drop what was loaded'],
    ['', 'which encrypted columns hold nulls'],
    ['', 'which jobs read the table'],
    ['', 'which alerts fierd'],
    ['present', 'which licenses expire'],
    ['', 'which new and late queries failed'],
    ['', 'tables and views'],
    ['present', 'who needs it'],
    ['', 'list tables that were dropped'],
    ['', 'why Looker shows stale numbers after the table was rebuilt'],
    ['', 'how failed'],
    ['', ''],
  ])('is %j of: %s', (time, text) => {
    expect(timeAsked(text.split(' '))).toBe(time);
  });
});
