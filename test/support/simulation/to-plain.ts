import * as z from 'zod/mini';

const attributeSchema = z.union([
  z.strictObject({ S: z.string() }),
  z.strictObject({ N: z.string() }),
  z.strictObject({ B: z.string() }),
  z.strictObject({ BOOL: z.boolean() }),
  z.strictObject({ NULL: z.boolean() }),
  z.strictObject({ L: z.array(z.unknown()) }),
  z.strictObject({ M: z.record(z.string(), z.unknown()) }),
]);

/** The value of an attribute as it stands in a request's JSON: `{"N": "1"}` is 1; throws for what is none. */
export function toPlain(attribute: unknown): unknown {
  const given = attributeSchema.parse(attribute);
  if ('S' in given) return given.S;
  if ('N' in given) return Number(given.N);
  if ('B' in given) return new Uint8Array(Buffer.from(given.B, 'base64'));
  if ('BOOL' in given) return given.BOOL;
  if ('NULL' in given) return null;
  if ('L' in given) return given.L.map(toPlain);
  return Object.fromEntries(Object.entries(given.M).map(([name, value]) => [name, toPlain(value)]));
}
