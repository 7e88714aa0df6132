import { itemBytes, type WireItem } from './item-size.ts';

/** What decides how an index is charged. */
export interface IndexShape {
  /** Names of the index's own keys. */
  readonly keys: readonly string[];
  /** Names of all attributes that it carries, the table's keys among them; undefined for all of the item. */
  readonly attributes: readonly string[] | undefined;
}

const READ_BYTES = 4096;
const WRITE_BYTES = 1024;

/** Units of reading so many bytes at once: a unit for each 4 KB, half of it for an eventually consistent read. */
export function readUnitsFor(bytes: number, isConsistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / READ_BYTES)) * (isConsistent ? 1 : 0.5);
}

/** Units of changing an item from `before` to `after`: the larger of both for the table, and what each index takes. */
export function writeUnitsFor(
  before: WireItem | undefined,
  after: WireItem | undefined,
  indexes: readonly IndexShape[],
): number {
  const table = writeUnits(Math.max(bytesOf(before), bytesOf(after)));
  return indexes.reduce((units, index) => units + indexUnits(before, after, index), table);
}

/** A change of an index's key deletes one entry and puts another; a change of what it carries rewrites the entry. */
function indexUnits(before: WireItem | undefined, after: WireItem | undefined, index: IndexShape): number {
  const old = entryOf(before, index);
  const now = entryOf(after, index);
  if (old === undefined || now === undefined) {
    const entry = old ?? now;
    return entry === undefined ? 0 : writeUnits(itemBytes(entry));
  }
  if (index.keys.some((key) => !isSame(old[key], now[key])))
    return writeUnits(itemBytes(old)) + writeUnits(itemBytes(now));
  return isSame(old, now) ? 0 : writeUnits(Math.max(itemBytes(old), itemBytes(now)));
}

/** What the index holds of an item; undefined for one without the index's keys. */
function entryOf(item: WireItem | undefined, { keys, attributes }: IndexShape): WireItem | undefined {
  if (item === undefined || keys.some((key) => item[key] === undefined)) return undefined;
  if (attributes === undefined) return item;
  return Object.fromEntries(
    attributes.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function bytesOf(item: WireItem | undefined): number {
  return item === undefined ? 0 : itemBytes(item);
}

function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / WRITE_BYTES));
}
