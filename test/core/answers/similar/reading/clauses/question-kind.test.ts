import { describe, expect, it } from 'vitest';
import { questionStart } from '../../../../../../functions/core/answers/similar/reading/clauses/question-kind.ts';

describe('questionStart', () => {
  it.each([
    ['how do i drop a table', 'how'],
    ['what is the best way to drop a table', 'how'],
    ['is there a way to drop a table', 'how'],
    ['steps to drop a table', 'how'],
    ['why is it slow', 'why'],
    ['what causes skew', 'why'],
    ['what is the reason for it', 'why'],
    ['how come it fails', 'why'],
    ['how many rows are there', 'howmany'],
    ['how frequently does it run', 'howoften'],
    ['how optimized is it', 'howmuch'],
    ['what is a lake', 'what'],
    ['define lineage', 'what'],
    ['what tables are there', 'what|which'],
    ['which tables are there', 'which'],
    ['list the tables', 'which'],
    ['who owns it', 'who'],
    ['where is it', 'where'],
    ['when does it run', 'when'],
    ['at what time does it run', 'when'],
    ['can i drop it', 'whether'],
    ['is it late', 'whether'],
  ])('of %s is %s', (clause, kind) => {
    expect(questionStart(clause, false)?.kind).toBe(kind);
  });

  it.each(['when the job fails', 'if it fails', 'the load is late', ''])('finds none in %j', (clause) => {
    expect(questionStart(clause, false)).toBeUndefined();
  });

  it('knows questions in the order of a statement after a courtesy', () => {
    expect(questionStart('when the job runs', true)).toEqual({ kind: 'when', rest: 'the job runs' });
    expect(questionStart('what a lake is', true)).toEqual({ kind: 'what', rest: 'a lake is' });
    expect(questionStart('if it is late', true)).toEqual({ kind: 'whether', rest: 'it is late' });
  });
});
