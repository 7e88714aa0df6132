import { describe, expect, it } from 'vitest';
import {
  conditionsApart,
  withOwners,
  withoutWhyNot,
} from '../../../../../../functions/core/answers/similar/reading/clauses/conditions-apart.ts';

const clausesOf = (text: string) => text.split(', ').map((clause) => clause.split(' '));
const said = (clauses: readonly (readonly string[])[]) => clauses.map((words) => words.join(' ')).join(', ');

describe('conditionsApart', () => {
  it.each([
    [
      'if a table was dropped by mistake, how do I recover it',
      'how do I recover a table that was dropped by mistake',
    ],
    ['if it is empty, how do I skip the load', 'how do I skip the load if it is empty'],
    ['of the users table, which columns are masked', 'which columns of the users table are masked'],
  ])('puts %j as one clause', (text, one) => {
    expect(said(conditionsApart(clausesOf(text)))).toBe(one);
  });

  it.each([
    ['two pointers', 'if a table was dropped, how do I recover it with its index'],
    ['none', 'if a table was dropped, how do I recover the view'],
    ['courtesy', 'if it is not too much trouble, which port is open'],
    ['no question', 'if a table was dropped, recover it'],
    ['one clause', 'how do I recover it'],
    ['three clauses', 'if a table was dropped, how do I recover it, and when'],
    ['a question of the same thing', 'if it is dropped, is it late'],
    ['a question of many things', 'if they are dropped, were they late'],
    ['no thing that is asked for', 'of the users table, which'],
  ])('leaves what has %s', (_, text) => {
    expect(said(conditionsApart(clausesOf(text)))).toBe(text);
  });
});

describe('withOwners', () => {
  it('says whose a thing is if only one may be meant', () => {
    expect(said(withOwners(clausesOf('before running a query, how do I guess its cost')))).toBe(
      'before running a query, how do I guess the cost of the query',
    );
    const two = 'before a job reads a view, how do I guess its cost';
    expect(said(withOwners(clausesOf(two)))).toBe(two);
  });
});

describe('withoutWhyNot', () => {
  it('takes the second denial away', () => {
    expect(said(withoutWhyNot(clausesOf('the job does not start, why not')))).toBe(
      'the job does not start, why',
    );
    expect(said(withoutWhyNot(clausesOf('the job starts, why not')))).toBe('the job starts, why not');
  });
});
