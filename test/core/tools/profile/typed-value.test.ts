import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromJsonValue, fromText } from '../../../../functions/core/tools/profile/typed-value.ts';

describe('fromText', () => {
  it.each([
    ['12', 'integer'],
    ['-0', 'integer'],
    ['+7', 'integer'],
    [' 12 ', 'integer'],
    ['1.0', 'number'],
    ['.5', 'number'],
    ['1e-7', 'number'],
    ['1.5E3', 'number'],
    ['true', 'boolean'],
    ['FALSE', 'boolean'],
    ['2012-01-31', 'date'],
    [' 2012-01-31 ', 'date'],
    ['untrue', 'string'],
    ['false alarm', 'string'],
    ['', 'null'],
    ['007', 'string'],
    ['0E8', 'string'],
    ['1e+999', 'string'],
    ['0x10', 'string'],
    ['1,5', 'string'],
    ['NaN', 'string'],
    ['yes', 'string'],
    [' ', 'string'],
  ])('takes %j as %s', (text, kind) => {
    expect(fromText(text).kind).toBe(kind);
  });

  it('takes a text of more than 64 characters for no number', () => {
    expect(fromText('1'.repeat(64))).toEqual({ kind: 'integer', number: Number('1'.repeat(64)) });
    expect(fromText(`0.${'3'.repeat(62)}`)).toEqual({ kind: 'number', number: 1 / 3 });
    expect(fromText('1'.repeat(65)).kind).toBe('string');
    expect(fromText(`0.${'3'.repeat(63)}`).kind).toBe('string');
  });

  it('takes what is no text for what it is in JSON', () => {
    expect([12, 1.5, true, null, undefined, {}].map((value) => fromText(value).kind)).toEqual([
      'integer',
      'number',
      'boolean',
      'null',
      'null',
      'object',
    ]);
  });

  it('reads every finite number that JSON writes, back to the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(fromText(JSON.stringify(number))).toMatchObject({
          number: JSON.parse(JSON.stringify(number)),
        });
      }),
    );
  });
});

describe('fromJsonValue', () => {
  it.each([
    [1, 'integer'],
    [1.5, 'number'],
    ['1.5', 'string'],
    ['2012-01-31', 'date'],
    ['', 'string'],
    [true, 'boolean'],
    [null, 'null'],
    [undefined, 'null'],
    [[1], 'array'],
    [{ a: 1 }, 'object'],
  ])('takes %j as %s', (value, kind) => {
    expect(fromJsonValue(value).kind).toBe(kind);
  });
});
