import * as z from 'zod/mini';

/** An item as the wire has it: attribute name -> `{S: …}`, `{N: …}` and so on. */
export type WireItem = Readonly<Record<string, unknown>>;

/**
 * Bytes that DynamoDB charges for an item: UTF-8 bytes of names and texts, a byte for each two digits of a number and
 * one more, 3 bytes for a list or map and 1 for each element (Amazon DynamoDB Developer Guide, "DynamoDB item sizes
 * and formats").
 */
export function itemBytes(item: WireItem): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + utf8(name) + valueBytes(value), 0);
}

const valueSchema = z.union([
  z.strictObject({ S: z.string() }),
  z.strictObject({ N: z.string() }),
  z.strictObject({ B: z.string() }),
  z.strictObject({ BOOL: z.boolean() }),
  z.strictObject({ NULL: z.boolean() }),
  z.strictObject({ L: z.array(z.unknown()) }),
  z.strictObject({ M: z.record(z.string(), z.unknown()) }),
  z.strictObject({ SS: z.array(z.string()) }),
  z.strictObject({ NS: z.array(z.string()) }),
  z.strictObject({ BS: z.array(z.string()) }),
]);

const CONTAINER_BYTES = 3;

function valueBytes(raw: unknown): number {
  const value = valueSchema.parse(raw);
  if ('S' in value) return utf8(value.S);
  if ('N' in value) return numberBytes(value.N);
  if ('B' in value) return base64Bytes(value.B);
  if ('L' in value) return CONTAINER_BYTES + sum(value.L, (element) => 1 + valueBytes(element));
  if ('M' in value)
    return (
      CONTAINER_BYTES + sum(Object.entries(value.M), ([name, member]) => 1 + utf8(name) + valueBytes(member))
    );
  if ('SS' in value) return sum(value.SS, utf8);
  if ('NS' in value) return sum(value.NS, numberBytes);
  if ('BS' in value) return sum(value.BS, base64Bytes);
  return 1;
}

/** Leading and trailing zeros cost nothing; a sign costs a byte. */
function numberBytes(text: string): number {
  const digits = text
    .replace(/e.*$/i, '')
    .replace(/[-+.]/g, '')
    .replace(/^0+|0+$/g, '');
  return Math.ceil(digits.length / 2) + 1 + (text.startsWith('-') ? 1 : 0);
}

function utf8(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

function base64Bytes(text: string): number {
  return Buffer.from(text, 'base64').length;
}

function sum<T>(elements: readonly T[], bytesOf: (element: T) => number): number {
  return elements.reduce((total, element) => total + bytesOf(element), 0);
}
