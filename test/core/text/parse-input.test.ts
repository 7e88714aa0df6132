import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { AppError } from '../../../functions/core/errors.ts';
import { parseInput } from '../../../functions/core/text/parse-input.ts';

const entry = z.strictObject({
  content: z.string().check(z.minLength(1, 'must not be empty')),
  importance: z.optional(z.number().check(z.gte(0), z.lte(1))),
});
const oneOrMany = z.union([entry, z.strictObject({ entries: z.array(entry).check(z.maxLength(2)) })]);

/** What a caller is told about the value: the detail, then `pointer detail` of each fault. */
function faultsOf<T>(schema: z.ZodMiniType<T>, value: unknown): string[] {
  try {
    parseInput(schema, value);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [error.message, ...error.errors.map(({ pointer, detail }) => `${pointer} ${detail}`)];
  }
  throw new Error('the value was accepted');
}

describe('parseInput', () => {
  it('gives the value as the schema makes it', () => {
    const schema = z.strictObject({ zone: z._default(z.string(), 'UTC') });
    expect(parseInput(schema, {})).toEqual({ zone: 'UTC' });
  });

  it('throws the code it is told, invalid_request if none', () => {
    expect(() => parseInput(entry, 1)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
    expect(() => parseInput(entry, 1, 'invalid_params')).toThrow(
      expect.objectContaining({ code: 'invalid_params', name: 'invalid_params' }),
    );
  });

  it('says which member is missing', () => {
    expect(faultsOf(entry, {})).toEqual(['content is required.', '#/content is required']);
  });

  it('says what type a member must have', () => {
    expect(faultsOf(entry, { content: 1 })).toEqual([
      'content must be a string.',
      '#/content must be a string',
    ]);
  });

  it('tells null from missing', () => {
    expect(faultsOf(entry, { content: null })).toContain('#/content must be a string');
  });

  it('does not take what an object inherits for a member of it', () => {
    const schema = z.strictObject({ toString: z.string() });
    expect(faultsOf(schema, {})).toContain('#/toString is required');
  });

  it('names every unknown key', () => {
    expect(faultsOf(entry, { content: 'a', extra: 1, other: 2 })).toEqual([
      'extra is not a known key. (and 1 more)',
      '#/extra is not a known key',
      '#/other is not a known key',
    ]);
  });

  it('tells of every fault and counts them', () => {
    expect(faultsOf(entry, { content: '', importance: 2 })).toEqual([
      'content must not be empty. (and 1 more)',
      '#/content must not be empty',
      '#/importance must be at most 1',
    ]);
  });

  it('speaks of the body where the value itself is wrong', () => {
    expect(faultsOf(entry, [])).toEqual(['The body must be an object.', '# must be an object']);
    expect(faultsOf(entry, undefined)).toEqual(['The body is required.', '# is required']);
  });

  it('points into arrays', () => {
    const schema = z.strictObject({ entries: z.array(entry) });
    expect(faultsOf(schema, { entries: [{ content: 'a' }, { content: 'a', importance: -1 }] })).toContain(
      '#/entries/1/importance must be at least 0',
    );
  });

  it.each([
    ['a/b', '#/a~1b'],
    ['a~b', '#/a~0b'],
    ['~1', '#/~01'],
    ['a b', '#/a%20b'],
    ['grün', '#/gr%C3%BCn'],
    ['100%', '#/100%25'],
    ['\ud800', '#/%EF%BF%BD'],
  ])('escapes the key %j in a pointer', (key, pointer) => {
    expect(faultsOf(entry, { content: 'a', [key]: 1 })).toContain(`${pointer} is not a known key`);
  });

  it('makes pointers that lead back to the key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (key) => {
        fc.pre(!['content', 'importance', '__proto__'].includes(key));
        const [, fault = ''] = faultsOf(entry, { content: 'a', [key]: 1 });
        const step = decodeURI(fault.replace(/^#\//, '').replace(/ is not a known key$/, ''));
        expect(step.replaceAll('~1', '/').replaceAll('~0', '~')).toBe(key);
      }),
    );
  });
});

describe('parseInput of a union', () => {
  it.each([
    [{ content: 1 }, '#/content must be a string'],
    [{ content: 'a', importance: 3 }, '#/importance must be at most 1'],
    [{ content: 'a', stagee: 'error' }, '#/stagee is not a known key'],
    [{ entries: [{ content: 'a' }, {}] }, '#/entries/1/content is required'],
    [{ entries: 'a' }, '#/entries must be an array'],
    [{ entries: [], extra: 1 }, '#/extra is not a known key'],
    [{}, '#/content is required'],
  ])('tells of the form that %j was likely meant to have', (value, fault) => {
    expect(faultsOf(oneOrMany, value).slice(1)).toEqual([fault]);
  });

  const nested = (...forms: z.ZodMiniType[]) => z.strictObject({ source: z.union(forms) });

  it('prefers the form that knows the keys that are given', () => {
    const one = z.strictObject({ path: z.string() });
    const other = z.strictObject({ path: z.number(), from: z.optional(z.number()) });
    expect(faultsOf(nested(one, other), { source: { path: true, from: 1 } }).slice(1)).toEqual([
      '#/source/path must be a number',
    ]);
  });

  it('prefers the form of which nothing is missing', () => {
    const one = z.strictObject({ path: z.string(), limit: z.number() });
    const other = z.strictObject({ path: z.number() });
    expect(faultsOf(nested(one, other), { source: { path: 'a' } }).slice(1)).toEqual([
      '#/source/path must be a number',
    ]);
  });

  it('prefers the first form where something is missing deeper alone', () => {
    const one = z.strictObject({ path: z.strictObject({ bucket: z.string() }) });
    const other = z.strictObject({ path: z.string() });
    expect(faultsOf(nested(one, other), { source: { path: {} } }).slice(1)).toEqual([
      '#/source/path/bucket is required',
    ]);
  });

  it('says so where no form has the kind that is given', () => {
    const one = z.strictObject({ kind: z.literal('file'), path: z.string() });
    const other = z.strictObject({ kind: z.literal('table'), name: z.string() });
    const schema = z.discriminatedUnion('kind', [one, other]);
    expect(faultsOf(schema, { kind: 'queue' }).slice(1)).toEqual([
      '#/kind is none of the forms that are allowed here',
    ]);
  });

  it('tells of the likely form where the union lies deeper', () => {
    const few = z.strictObject({ path: z.string(), limit: z.number() });
    const many = z.strictObject({ path: z.number(), from: z.number(), to: z.number() });
    const schema = z.strictObject({ source: z.union([few, many]) });
    expect(faultsOf(schema, { source: { path: 'a', from: 'b', to: 'c' } }).slice(1)).toEqual([
      '#/source/path must be a number',
      '#/source/from must be a number',
      '#/source/to must be a number',
    ]);
  });
});
