import { shortText } from '../profile/short-text.ts';
import type { ValueKind } from '../profile/typed-value.ts';
import { type ColumnShape, describeKinds, isCovered, type Shape } from './shape.ts';

/** Whom a change breaks: those who read the data, or those whose data must fit the new schema. */
export type Side = 'readers' | 'writers';

/** One difference of a column. */
export interface Change {
  readonly column: string;
  readonly from?: string;
  readonly to?: string;
  readonly breaking: boolean;
  readonly breaks: readonly Side[];
  readonly reason: string;
}

export interface Comparison {
  readonly breaking: boolean;
  readonly breaksReaders: boolean;
  readonly breaksWriters: boolean;
  readonly added: readonly Change[];
  readonly removed: readonly Change[];
  readonly retyped: readonly Change[];
  /** Null or absence that became allowed, or is no longer. */
  readonly nullability: readonly Change[];
  readonly unchanged: number;
}

/**
 * What changed from one shape to another. Readers break when a column goes, can hold a kind of value that it could not, or
 * null. Writers break when data that was good is no longer; only a schema can say so, a sample cannot.
 */
export function compareShapes(before: Shape, after: Shape): Comparison {
  const inBoth = [...before.columns].flatMap(([column, from]) => {
    const to = after.columns.get(column);
    return to === undefined ? [] : [{ column, from, to }];
  });
  const isNew = ([column]: [string, ColumnShape]) => !before.columns.has(column);
  const isGone = ([column]: [string, ColumnShape]) => !after.columns.has(column);
  const kept = inBoth.map(({ column, from, to }) => ({
    retyped: isKnown(from, before) && isKnown(to, after) ? compareKinds(column, from, to, after) : [],
    nullability: compareNulls(column, from, to, after),
  }));
  const changes = {
    added: outermost([...after.columns].filter(isNew)).map(([column, to]) => toAddition(column, to, after)),
    removed: outermost([...before.columns].filter(isGone)).map(([column, from]) =>
      toRemoval(column, from, after),
    ),
    retyped: kept.flatMap(({ retyped }) => retyped),
    nullability: kept.flatMap(({ nullability }) => nullability),
  };
  const broken = new Set(Object.values(changes).flatMap((list) => list.flatMap(({ breaks }) => breaks)));
  return {
    breaking: broken.size > 0,
    breaksReaders: broken.has('readers'),
    breaksWriters: broken.has('writers'),
    ...changes,
    unchanged: kept.filter(({ retyped, nullability }) => retyped.length + nullability.length === 0).length,
  };
}

/** Members of an object that is itself new, or gone, go without saying. */
function outermost(columns: readonly [string, ColumnShape][]): readonly [string, ColumnShape][] {
  const names = new Set(columns.map(([column]) => column));
  return columns.filter(([column]) => {
    const holder = holderOf(column);
    return holder === undefined || !names.has(holder);
  });
}

/** Path of the object or list that a column is in; undefined at the top. A name with a dot looks like a member too. */
function holderOf(column: string): string | undefined {
  const end = Math.max(column.lastIndexOf('.'), column.lastIndexOf('[]'));
  return end < 0 ? undefined : column.slice(0, end);
}

/** A sample cannot tell what a column holds that is always null; a schema says that it holds nothing else. */
function isKnown({ kinds }: ColumnShape, { origin }: Shape): boolean {
  return origin === 'schema' || kinds.size > 0;
}

function toAddition(column: string, to: ColumnShape, after: Shape): Change {
  const isNeeded = after.origin === 'schema' && to.required;
  const reason = isNeeded
    ? 'A new column that is required: data made before lacks it.'
    : 'A new column that nothing requires; nobody reads it yet.';
  return change({ column, to: describe(to) }, isNeeded ? ['writers'] : [], reason);
}

function toRemoval(column: string, from: ColumnShape, after: Shape): Change {
  const holder = holderOf(column);
  const { closed } = (holder === undefined ? undefined : after.columns.get(holder)) ?? after;
  const reason = closed
    ? 'The column is gone for its readers, and data that has it is refused.'
    : 'The column is gone for its readers.';
  return change({ column, from: describe(from) }, closed ? ['readers', 'writers'] : ['readers'], reason);
}

function compareKinds(column: string, from: ColumnShape, to: ColumnShape, after: Shape): readonly Change[] {
  const gained = [...to.kinds].filter((kind) => !isCovered(kind, from.kinds));
  const lost = [...from.kinds].filter((kind) => !isCovered(kind, to.kinds));
  const names = { column, from: describeKinds(from.kinds), to: describeKinds(to.kinds) };
  if (names.from === names.to) return [];
  const surprises = gained.filter((kind) => !isWiderNumber(kind, from.kinds));
  const forReaders = surprises.length > 0;
  const forWriters = lost.length > 0 && after.origin === 'schema';
  const sides: readonly Side[] = [
    ...(forReaders ? (['readers'] as const) : []),
    ...(forWriters ? (['writers'] as const) : []),
  ];
  const reasons = [
    ...(forReaders ? [`Readers meet ${surprises.join(', ')}, which the column never held.`] : []),
    ...(forWriters
      ? [`Data with ${lost.map((kind) => describeLoss(kind, to.kinds)).join(', ')} is no longer accepted.`]
      : []),
    ...(sides.length > 0 ? [] : [harmless(lost)]),
  ];
  return [change(names, sides, reasons.join(' '))];
}

function describeLoss(kind: ValueKind, left: ReadonlySet<ValueKind>): string {
  if (kind === 'number' && left.has('integer')) return 'fractions';
  return kind === 'string' && left.has('date') ? 'text that is no date' : kind;
}

/** Whoever reads integers as numbers reads fractions too. */
function isWiderNumber(kind: ValueKind, before: ReadonlySet<ValueKind>): boolean {
  return kind === 'number' && before.has('integer');
}

function harmless(lost: readonly ValueKind[]): string {
  return lost.length === 0
    ? 'The type is wider: every value from before still fits.'
    : 'The type is narrower than it was: readers of the old one read all of it.';
}

function compareNulls(column: string, from: ColumnShape, to: ColumnShape, after: Shape): readonly Change[] {
  const names = { column, from: describeNulls(from), to: describeNulls(to) };
  if (names.from === names.to) return [];
  const gains = [
    ...(to.nullable && !from.nullable ? ['null'] : []),
    ...(from.required && !to.required ? ['rows without it'] : []),
  ];
  const losses = [
    ...(from.nullable && !to.nullable ? ['null'] : []),
    ...(to.required && !from.required ? ['its absence'] : []),
  ];
  const forReaders = from.required && !from.nullable;
  const forWriters = losses.length > 0 && after.origin === 'schema';
  const reasons = [
    ...(forReaders ? [`Readers meet ${gains.join(' and ')}, which they never did.`] : []),
    ...(forWriters ? [`Data with ${losses.join(' or ')} is no longer accepted.`] : []),
    ...(forReaders || forWriters ? [] : ['Readers had to expect this already.']),
  ];
  const sides: readonly Side[] = [
    ...(forReaders ? (['readers'] as const) : []),
    ...(forWriters ? (['writers'] as const) : []),
  ];
  return [change(names, sides, reasons.join(' '))];
}

function describe(shape: ColumnShape): string {
  return `${describeKinds(shape.kinds)}, ${describeNulls(shape)}`;
}

function describeNulls({ nullable, required }: ColumnShape): string {
  if (required) return nullable ? 'nullable' : 'never null';
  return nullable ? 'nullable or missing' : 'may be missing';
}

function change(
  names: Pick<Change, 'column' | 'from' | 'to'>,
  breaks: readonly Side[],
  reason: string,
): Change {
  return { ...names, column: shortText(names.column), breaking: breaks.length > 0, breaks, reason };
}
