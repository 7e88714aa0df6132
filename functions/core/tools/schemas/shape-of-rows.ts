import { fromJsonValue, fromText, type ValueKind } from '../profile/typed-value.ts';
import type { DataRecord } from '../record-source.ts';
import { type ColumnShape, checkColumnCount, MOST_LEVELS, type Shape, withoutCovered } from './shape.ts';

export interface ShapeFinder {
  readonly add: (row: DataRecord) => void;
  readonly finish: () => Shape;
}

interface Seen {
  readonly kinds: Set<ValueKind>;
  nulls: number;
  present: number;
  /** How often there was an object or a list that could have held it. */
  readonly holders: { count: number };
}

/** Finds out what columns rows have, those of nested objects and lists included, row by row. */
export function makeShapeFinder(textual: boolean): ShapeFinder {
  const columns = new Map<string, Seen>();
  const objects = new Map<string, { count: number }>();
  const holderAt = (prefix: string) => {
    const holder = objects.get(prefix) ?? { count: 0 };
    objects.set(prefix, holder);
    return holder;
  };
  const addMembers = (value: object, prefix: string, levelsLeft: number): void => {
    const holders = holderAt(prefix);
    holders.count++;
    for (const [name, member] of Object.entries(value)) addValue(prefix + name, member, holders, levelsLeft);
  };
  const addValue = (path: string, value: unknown, holders: Seen['holders'], levelsLeft: number): void => {
    const seen = columns.get(path) ?? { kinds: new Set(), nulls: 0, present: 0, holders };
    columns.set(path, seen);
    checkColumnCount(columns.size);
    const { kind } = textual ? fromText(value) : fromJsonValue(value);
    seen.present++;
    if (kind === 'null') seen.nulls++;
    else seen.kinds.add(kind);
    if (levelsLeft === 0 || typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) addMembers(value, `${path}.`, levelsLeft - 1);
    // An item of a list is never missing from it.
    else for (const item of value) addValue(`${path}[]`, item, { count: 0 }, levelsLeft - 1);
  };
  return {
    add: (row) => addMembers(row, '', MOST_LEVELS),
    finish: () => ({
      origin: 'sample',
      columns: new Map([...columns].map(([path, seen]) => [path, toShape(seen)])),
      closed: false,
    }),
  };
}

function toShape({ kinds, nulls, present, holders }: Seen): ColumnShape {
  const required = present >= holders.count;
  return { kinds: withoutCovered(kinds), nullable: nulls > 0, required, closed: false };
}
