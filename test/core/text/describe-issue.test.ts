import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { describeIssue } from '../../../functions/core/text/describe-issue.ts';

function told(schema: z.ZodMiniType, value: unknown): string[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.map((issue) => describeIssue(issue, value === undefined));
}

describe('describeIssue', () => {
  it.each<[string, z.ZodMiniType, unknown]>([
    ['is required', z.string(), undefined],
    ['must be a string', z.string(), 1],
    ['must be a number', z.number(), '1'],
    ['must be a number', z.number(), Number.NaN],
    ['must be a boolean', z.boolean(), 0],
    ['must be an array', z.array(z.string()), {}],
    ['must be an object', z.strictObject({}), []],
    ['must be a JSON object', z.record(z.string(), z.unknown()), 1],
    ['must be an integer', z.int(), 1.5],
    ['must be at least 1', z.int().check(z.gte(1)), 0],
    ['must be at most 64', z.int().check(z.lte(64)), 65],
    ['must be more than 0', z.number().check(z.gt(0)), 0],
    ['must be less than 1', z.number().check(z.lt(1)), 1],
    ['must have at least 2 characters', z.string().check(z.minLength(2)), 'a'],
    ['must have at most 3 characters', z.string().check(z.maxLength(3)), 'abcd'],
    ['must have at least 1 character', z.string().check(z.minLength(1)), ''],
    ['must have at least 1 element', z.array(z.string()).check(z.minLength(1)), []],
    ['must have at most 2 elements', z.array(z.number()).check(z.maxLength(2)), [1, 2, 3]],
    ['must be one of "semantic", "exact"', z.enum(['semantic', 'exact']), 'no'],
    ['must be one of 1, 2', z.literal([1, 2]), 3],
    ['must be a multiple of 5', z.number().check(z.multipleOf(5)), 7],
    ['must be in the form datetime', z.iso.datetime(), 'yesterday'],
    ['has unknown keys: a, b', z.strictObject({}), { a: 1, b: 2 }],
    ['is none of the forms that are allowed here', z.union([z.string(), z.number()]), true],
    ['has a key that is not allowed', z.record(z.string().check(z.maxLength(1)), z.number()), { ab: 1 }],
    ['must be odd', z.number().check(z.refine((value: number) => value % 2 === 1, 'must be odd')), 2],
    ['is not valid', z.number().check(z.refine((value: number) => value % 2 === 1)), 2],
  ])('says %j', (words, schema, value) => {
    expect(told(schema, value)).toEqual([words]);
  });
});
