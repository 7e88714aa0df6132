import { describe, expect, it } from 'vitest';
import { shapeOfSchema } from '../../../../functions/core/tools/schemas/shape-of-schema.ts';
import { columnsIn } from './columns-in.ts';

const columnsOf = (schema: Readonly<Record<string, unknown>>) => columnsIn(shapeOfSchema(schema));

const text = { type: 'string' };
const whole = { type: 'integer' };

/** A schema whose column `a` refers to something in it. */
const referring = ($ref: string, parts: Readonly<Record<string, unknown>> = {}) => ({
  ...parts,
  properties: { a: { $ref }, b: whole },
});

describe('a $ref', () => {
  it.each([
    ['#/$defs/text', { $defs: { text } }],
    ['#/definitions/v1/text', { definitions: { v1: { text } } }],
    ['#/$defs/list/1', { $defs: { list: [whole, text] } }],
    ['#/$defs/in~1out', { $defs: { 'in/out': text, in: whole } }],
    ['#/$defs/a~0b', { $defs: { 'a~b': text } }],
    ['#/$defs/a~01b', { $defs: { 'a~1b': text, 'a/b': whole } }],
    ['#/$defs/a%20b', { $defs: { 'a b': text } }],
    ['#/$defs/100%', { $defs: { '100%': text } }],
    ['#/$defs/', { $defs: { '': text } }],
    ['#/$defs/0', { $defs: { '0': text } }],
  ])('leads to a part of its schema by a JSON pointer: %s', ($ref, parts) => {
    expect(columnsOf(referring($ref, parts))).toEqual({ 'a?': 'string', 'b?': 'integer' });
  });

  it('leads to the whole schema as #', () => {
    const columns = columnsOf({ properties: { id: whole, parent: { $ref: '#' } } });
    expect(columns).toMatchObject({
      'id?': 'integer',
      'parent.id?': 'integer',
      'parent.parent.id?': 'integer',
    });
  });

  it('may be at the top, and of the items of a list', () => {
    const $defs = {
      row: { required: ['a'], properties: { a: text } },
      rows: { items: { $ref: '#/$defs/row' } },
    };
    expect(columnsOf({ $defs, $ref: '#/$defs/row' })).toEqual({ a: 'string' });
    expect(columnsOf({ $defs, $ref: '#/$defs/rows' })).toEqual({ a: 'string' });
  });

  it('holds what both it and its neighbours allow', () => {
    const $defs = { some: { type: ['string', 'integer', 'null'] } };
    const properties = {
      a: { $ref: '#/$defs/some', type: ['string', 'null', 'boolean'] },
      b: { $ref: '#/$defs/some', type: 'integer' },
    };
    expect(columnsOf({ $defs, properties })).toEqual({ 'a?': 'string | null', 'b?': 'integer' });
  });

  it.each([
    ['#/$defs/none', {}],
    ['#/$defs/toString', { $defs: {} }],
    ['#/$defs/list/2', { $defs: { list: [whole, text] } }],
    ['#/$defs/nothing/more', { $defs: { nothing: null } }],
    ['#/$defs/word/length', { $defs: { word: 'text' } }],
    ['#anchor', { $defs: { text: { $anchor: 'anchor', ...text } } }],
    ['other.json#/properties/b', {}],
    ['/properties/b', {}],
    ['', {}],
  ])('is refused when it leads nowhere, or out of its schema: %s', ($ref, parts) => {
    expect(() => shapeOfSchema(referring($ref, parts))).toThrow(
      expect.objectContaining({
        code: 'invalid_params',
        message: `$ref ${JSON.stringify($ref)} is not a part of its schema.`,
      }),
    );
  });

  it('is shortened in a refusal', () => {
    const message = `$ref ${JSON.stringify(`#/${'x'.repeat(118)}`)} is not a part of its schema.`;
    expect(() => shapeOfSchema(referring(`#/${'x'.repeat(500)}`))).toThrow(
      expect.objectContaining({ message }),
    );
  });

  it.each([
    [30, 'string'],
    [31, 'any'],
  ])('is followed through 30 others, beyond which anything goes: %i', (hops, held) => {
    const chain = Array.from({ length: hops - 1 }, (_, n) => [`d${n + 1}`, { $ref: `#/$defs/d${n + 2}` }]);
    const $defs = { ...Object.fromEntries(chain), [`d${hops}`]: text };
    expect(columnsOf(referring('#/$defs/d1', { $defs }))).toEqual({ 'a?': held, 'b?': 'integer' });
  });
});
