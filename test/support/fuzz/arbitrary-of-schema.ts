import fc from 'fast-check';
import * as z from 'zod/mini';

const nodeSchema = z.looseObject({
  type: z.optional(z.string()),
  const: z.optional(z.unknown()),
  enum: z.optional(z.array(z.unknown())),
  anyOf: z.optional(z.array(z.unknown())),
  oneOf: z.optional(z.array(z.unknown())),
  properties: z.optional(z.record(z.string(), z.unknown())),
  required: z.optional(z.array(z.string())),
  additionalProperties: z.optional(z.unknown()),
  items: z.optional(z.unknown()),
  minItems: z.optional(z.number()),
  maxItems: z.optional(z.number()),
  minLength: z.optional(z.number()),
  maxLength: z.optional(z.number()),
  pattern: z.optional(z.string()),
  format: z.optional(z.string()),
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
});

type Node = z.infer<typeof nodeSchema>;

/** Longest texts and lists: limits beyond them are for tests of their own. */
const MOST_CHARS = 60;
const MOST_ITEMS = 4;

/** Values that fit a JSON Schema such as zod makes; anything at all where it says nothing. */
export function arbitraryOfSchema(schema: unknown): fc.Arbitrary<unknown> {
  const parsed = nodeSchema.safeParse(schema);
  if (!parsed.success) return fc.jsonValue({ maxDepth: 2 });
  const node = parsed.data;
  if ('const' in node) return fc.constant(node.const);
  if (node.enum !== undefined) return fc.constantFrom(...node.enum);
  const choices = node.anyOf ?? node.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(arbitraryOfSchema));
  switch (node.type) {
    case 'object':
      return objects(node);
    case 'array':
      return fc.array(arbitraryOfSchema(node.items), {
        minLength: node.minItems ?? 0,
        maxLength: Math.max(node.minItems ?? 0, Math.min(node.maxItems ?? MOST_ITEMS, MOST_ITEMS)),
      });
    case 'string':
      return strings(node);
    case 'integer':
      return fc.integer({ min: least(node), max: most(node) });
    case 'number':
      return fc.double({ min: least(node), max: most(node), noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objects({ properties = {}, required = [], additionalProperties }: Node): fc.Arbitrary<unknown> {
  const members = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, arbitraryOfSchema(schema)]),
  );
  const known = fc.record(members, { requiredKeys: required.filter((name) => name in members) });
  if (typeof additionalProperties !== 'object' || Object.keys(properties).length > 0) return known;
  return fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), arbitraryOfSchema(additionalProperties), {
    maxKeys: MOST_ITEMS,
  });
}

function strings({ pattern, format, minLength = 0, maxLength = MOST_CHARS }: Node): fc.Arbitrary<string> {
  if (format === 'date-time')
    return fc
      .date({
        min: new Date('2020-01-01T00:00:00Z'),
        max: new Date('2026-01-01T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString());
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'), { size: 'small' });
  return fc.string({
    unit: 'grapheme',
    minLength,
    maxLength: Math.max(minLength, Math.min(maxLength, MOST_CHARS)),
  });
}

function least({ minimum }: Node): number {
  return Math.max(minimum ?? -1000, -1e9);
}

function most({ maximum }: Node): number {
  return Math.min(maximum ?? 1000, 1e9);
}
