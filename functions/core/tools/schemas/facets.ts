import { AppError } from '../../errors.ts';
import { fromJsonValue, type ValueKind } from '../profile/typed-value.ts';
import { ALL_KINDS, isCovered } from './shape.ts';

/** What one JSON Schema allows, as far as columns go; the schemas of members are left for later, as they may recur. */
export interface Facets {
  readonly kinds: ReadonlySet<ValueKind>;
  readonly nullable: boolean;
  readonly closed: boolean;
  readonly members: ReadonlyMap<string, Member>;
  /** Schema of the items of an array. */
  readonly items: unknown;
}

export interface Member {
  readonly schema: unknown;
  readonly required: boolean;
}

type JsonObject = Readonly<Record<string, unknown>>;

/** References and combinations within each other; a schema that refers to itself goes deeper. */
const MOST_HOPS = 30;

/** Schemas that are read for one comparison. */
const MOST_SCHEMAS = 20_000;

const ANYTHING: Facets = { kinds: ALL_KINDS, nullable: true, closed: false, members: new Map(), items: true };
const NOTHING: Facets = { ...ANYTHING, kinds: new Set(), nullable: false };

/** Reads schemas that are parts of one root. */
export type ReadFacets = (schema: unknown) => Facets;

/**
 * A reader that follows `$ref`, `allOf`, `anyOf` and `oneOf` within the root. It throws AppError `invalid_params` for a
 * `$ref` that leads nowhere, and past 20,000 schemas, which only schemas that multiply themselves come to.
 */
export function makeReadFacets(root: unknown): ReadFacets {
  let schemasLeft = MOST_SCHEMAS;
  const read = (schema: unknown, hops: number): Facets => {
    if (schemasLeft-- === 0) throw refusal('A schema refers to itself too often to be compared.');
    if (schema === false) return NOTHING;
    if (!isObject(schema) || hops > MOST_HOPS) return ANYTHING;
    const deeper = (part: unknown) => read(part, hops + 1);
    const { $ref: reference, allOf, anyOf, oneOf } = schema;
    const parts = [
      ownFacets(schema),
      ...(typeof reference === 'string' ? [deeper(resolve(reference, root))] : []),
      ...listIn(allOf).map(deeper),
      ...[anyOf, oneOf].filter(Array.isArray).map((options) => either(options.map(deeper))),
    ];
    return parts.reduce(both, ANYTHING);
  };
  return (schema) => read(schema, 0);
}

function ownFacets(schema: JsonObject): Facets {
  const { properties, required, items, additionalProperties, nullable } = schema;
  const { kinds, hasNull } = ownKinds(schema);
  const described = isObject(properties) ? properties : {};
  const needed = new Set(listIn(required).filter((name) => typeof name === 'string'));
  // What is required may be described elsewhere, as in another part of an allOf.
  const elsewhere = [...needed].filter((name) => !Object.hasOwn(described, name));
  const names = [...Object.entries(described), ...elsewhere.map((name): [string, unknown] => [name, true])];
  return {
    kinds,
    nullable: hasNull || nullable === true,
    closed: additionalProperties === false,
    members: new Map(names.map(([name, schema]) => [name, { schema, required: needed.has(name) }])),
    items: items ?? true,
  };
}

function ownKinds(schema: JsonObject): { readonly kinds: ReadonlySet<ValueKind>; readonly hasNull: boolean } {
  const { type, format, properties, items } = schema;
  const values = 'const' in schema ? [schema['const']] : schema['enum'];
  const types = typeof type === 'string' ? [type] : listIn(type);
  if (types.length > 0)
    return { kinds: new Set(types.flatMap((each) => kindOf(each, format))), hasNull: types.includes('null') };
  if (Array.isArray(values)) {
    const kinds = values.map((value) => fromJsonValue(value).kind);
    return {
      kinds: new Set(kinds.flatMap((kind) => (kind === 'null' ? [] : kind))),
      hasNull: kinds.includes('null'),
    };
  }
  if (properties !== undefined) return { kinds: new Set(['object']), hasNull: false };
  if (items !== undefined) return { kinds: new Set(['array']), hasNull: false };
  return { kinds: ALL_KINDS, hasNull: true };
}

function kindOf(type: unknown, format: unknown): readonly ValueKind[] {
  switch (type) {
    case 'string':
      return [format === 'date' || format === 'date-time' ? 'date' : 'string'];
    case 'integer':
    case 'number':
    case 'boolean':
    case 'object':
    case 'array':
      return [type];
    default:
      return [];
  }
}

/** What meets both; the kinds of the first have to include those that they cover, as `ALL_KINDS` does. */
function both(a: Facets, b: Facets): Facets {
  const members = new Map(a.members);
  for (const [name, member] of b.members) {
    const other = members.get(name);
    const schema = other === undefined ? member.schema : { allOf: [other.schema, member.schema] };
    members.set(name, { schema, required: member.required || other?.required === true });
  }
  return {
    kinds: new Set([...a.kinds].filter((kind) => isCovered(kind, b.kinds))),
    nullable: a.nullable && b.nullable,
    closed: a.closed || b.closed,
    members,
    items: a.items === true ? b.items : b.items === true ? a.items : { allOf: [a.items, b.items] },
  };
}

/** What meets one of them. An option that is no object says nothing of members, one that is no list nothing of items. */
function either(options: readonly Facets[]): Facets {
  const objects = options.filter(({ kinds }) => kinds.has('object'));
  const names = new Set(objects.flatMap(({ members }) => [...members.keys()]));
  const members = [...names].map((name): [string, Member] => {
    const found = objects.flatMap((option) => option.members.get(name) ?? []);
    const required = found.length === objects.length && found.every((member) => member.required);
    return [name, { schema: { anyOf: found.map(({ schema }) => schema) }, required }];
  });
  const items = options.filter(({ kinds }) => kinds.has('array')).map((option) => option.items);
  return {
    kinds: new Set(options.flatMap(({ kinds }) => [...kinds])),
    nullable: options.some(({ nullable }) => nullable),
    closed: objects.length > 0 && objects.every(({ closed }) => closed),
    members: new Map(members),
    items: items.includes(true) ? true : { anyOf: items },
  };
}

function resolve(reference: string, root: unknown): unknown {
  const isPointer = reference === '#' || reference.startsWith('#/');
  const steps = isPointer ? reference.split('/').slice(1) : undefined;
  const found = steps?.reduce((at: unknown, step) => memberOf(at, decodeStep(step)), root);
  if (found !== undefined) return found;
  throw refusal(`$ref ${JSON.stringify(reference.slice(0, 120))} is not a part of its schema.`);
}

/** A step of an RFC 6901 pointer as a URI fragment. */
function decodeStep(step: string): string {
  try {
    return decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
  } catch {
    return step;
  }
}

function refusal(detail: string): AppError {
  return new AppError('invalid_params', detail);
}

function memberOf(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value[Number(name)];
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
