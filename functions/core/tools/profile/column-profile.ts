import { canonicalJson } from '../../text/canonical-json.ts';
import type { Allowance } from './allowance.ts';
import { type ColumnType, columnType } from './column-type.ts';
import { makeExtremes } from './extremes.ts';
import { makeNumberSummarizer, type NumberSummary } from './number-summary.ts';
import { shortKey, shortText, shownKey } from './short-text.ts';
import { fromJsonValue, fromText, type TypedValue, type ValueKind } from './typed-value.ts';
import { makeValueCounter, type ValueCounts, type ValueKey } from './value-counter.ts';

export interface ColumnProfile {
  readonly name: string;
  readonly type: ColumnType;
  /** Values of each kind, when there are several kinds beside integer and number. */
  readonly typeCounts?: Readonly<Partial<Record<ValueKind, number>>>;
  /** Values that are not null. */
  readonly count: number;
  /** Rows whose value is null, missing or, in a textual source, empty. */
  readonly nulls: number;
  /** Texts of a numeric or boolean column count by what they say, but in an estimate: 1 and 1.0 are one value. */
  readonly distinct: number;
  readonly distinctIsEstimate: boolean;
  /** Of texts by code unit, of dates by time, each as written; of numbers by value. Absent when mixed. */
  readonly min?: number | string;
  readonly max?: number | string;
  readonly mean?: number;
  readonly standardDeviation?: number;
  readonly quantiles?: NumberSummary['quantiles'];
  readonly quantilesAreEstimates?: boolean;
  /** The numbers of a mixed column, summed up apart from its other values. */
  readonly numbers?: NumberSummary;
  readonly topValues: readonly { readonly value: ValueKey; readonly count: number }[];
  /** True when the counts of `topValues` are lower bounds. */
  readonly topValuesAreEstimates: boolean;
}

export interface ColumnProfiler {
  readonly add: (value: unknown) => void;
  /** `rowCount` includes the rows that lack the column. */
  readonly finish: (rowCount: number, topValues: number) => ColumnProfile;
}

/** Room that the columns of a table share. */
export interface TableRoom {
  readonly numbers: Allowance;
  readonly values: Allowance;
}

/** Profiles one column in one pass and bounded memory; in a textual source kinds are read out of the text. */
export function makeColumnProfiler(name: string, textual: boolean, room: TableRoom): ColumnProfiler {
  const kinds = new Map<ValueKind, number>();
  const values = makeValueCounter(room.values);
  const numbers = makeNumberSummarizer(room.numbers);
  const texts = makeExtremes<string>();
  const times = makeExtremes<number>();
  return {
    add: (value) => {
      const typed = textual ? fromText(value) : fromJsonValue(value);
      if (typed.kind === 'null') return;
      kinds.set(typed.kind, (kinds.get(typed.kind) ?? 0) + 1);
      values.add(toKey(value));
      if ('number' in typed) numbers.add(typed.number);
      if ('text' in typed) addText(typed, texts.add, times.add);
    },
    finish: (rowCount, topValues) => {
      const type = columnType(kinds, textual);
      const count = [...kinds.values()].reduce((sum, each) => sum + each, 0);
      const range = type === 'date' ? times.finish() : type === 'string' ? texts.finish() : undefined;
      return {
        name: shortText(name),
        type,
        ...(isOfOneKind(type, kinds) ? {} : { typeCounts: Object.fromEntries(kinds) }),
        count,
        nulls: rowCount - count,
        ...(range === undefined ? {} : { min: shortText(range.min), max: shortText(range.max) }),
        ...toNumberMembers(type, numbers.finish()),
        ...toShown(values.finish(topValues, textual ? (key) => readOut(key, type) : undefined)),
      };
    },
  };
}

function toKey(value: unknown): ValueKey {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return shortKey(typeof value === 'string' ? value : canonicalJson(value));
}

type TextValue = Extract<TypedValue, { text: string }>;
type Add<T> = (order: T, text: string) => void;

function addText(typed: TextValue, addWord: Add<string>, addTime: Add<number>): void {
  addWord(typed.text, typed.text);
  if (typed.kind === 'date') addTime(typed.timeMs, typed.text);
}

function isOfOneKind(type: ColumnType, kinds: ReadonlyMap<ValueKind, number>): boolean {
  return kinds.size <= 1 || type === 'number';
}

function toShown({ distinct, distinctIsEstimate, top, topIsEstimate }: ValueCounts) {
  const topValues = top.map(([key, count]) => ({
    value: typeof key === 'string' ? shownKey(key) : key,
    count,
  }));
  return { distinct, distinctIsEstimate, topValues, topValuesAreEstimates: topIsEstimate };
}

/** Texts of a numeric or boolean column as what they say, unless a number would lose digits. */
function readOut(key: ValueKey, type: ColumnType): ValueKey {
  if (typeof key !== 'string') return key;
  if (type === 'boolean') return key.trim().toLowerCase() === 'true';
  const isNumeric = type === 'number' || type === 'integer';
  return isNumeric && Math.abs(Number(key)) <= Number.MAX_SAFE_INTEGER ? Number(key) : key;
}

function toNumberMembers(type: ColumnType, summary: NumberSummary | undefined) {
  if (summary === undefined) return {};
  return type === 'mixed' ? { numbers: summary } : summary;
}
