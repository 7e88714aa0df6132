import * as z from 'zod/mini';

/** What `Ref` and `Fn::GetAtt` of a logical id give; undefined if it does not exist on this machine. */
export interface Referable {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Text of a template value. Undefined if it speaks of something that does not exist on this machine. */
export function resolveValue(value: unknown, referables: ReadonlyMap<string, Referable>): string | undefined {
  const literal = literalSchema.safeParse(value);
  if (literal.success) return String(literal.data);
  const call = intrinsicSchema.safeParse(value);
  if (!call.success) return undefined;
  const intrinsic = call.data;
  if ('Ref' in intrinsic) return referables.get(intrinsic.Ref)?.ref;
  if ('Fn::GetAtt' in intrinsic) {
    const [logicalId, attribute] = intrinsic['Fn::GetAtt'];
    return referables.get(logicalId)?.attributes[attribute];
  }
  if ('Fn::Sub' in intrinsic) return substitute(intrinsic['Fn::Sub'], referables);
  const [separator, parts] = intrinsic['Fn::Join'];
  return join(
    parts.map((part) => resolveValue(part, referables)),
    separator,
  );
}

/** Logical ids that a template value mentions, in their order. */
export function findReferences(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(findReferences);
  if (typeof value !== 'object' || value === null) return [];
  const call = intrinsicSchema.safeParse(value);
  if (call.success && 'Ref' in call.data) return [call.data.Ref];
  if (call.success && 'Fn::GetAtt' in call.data) return [call.data['Fn::GetAtt'][0]];
  return Object.values(value).flatMap(findReferences);
}

const literalSchema = z.union([z.string(), z.number(), z.boolean()]);

const intrinsicSchema = z.union([
  z.strictObject({ Ref: z.string() }),
  z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }),
  z.strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) }),
  z.strictObject({ 'Fn::Sub': z.string() }),
]);

function substitute(text: string, referables: ReadonlyMap<string, Referable>): string | undefined {
  const parts = text.split(/\$\{([\w.:]+)\}/);
  return join(
    parts.map((part, index) => (index % 2 === 0 ? part : lookUp(part, referables))),
    '',
  );
}

function lookUp(name: string, referables: ReadonlyMap<string, Referable>): string | undefined {
  const [logicalId = '', attribute] = name.split('.');
  const referable = referables.get(logicalId);
  return attribute === undefined ? referable?.ref : referable?.attributes[attribute];
}

function join(parts: readonly (string | undefined)[], separator: string): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join(separator);
}
