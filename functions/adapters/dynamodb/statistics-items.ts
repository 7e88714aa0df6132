import type { ResponseTotals, StatisticsTotals, ToolTotals } from '../../core/stats/statistics-store.ts';
import { numbersUnder } from './agent-state.ts';

/** Attributes of an hour's responses; sets of names take a prefix. Names are short because every write pays for them. */
export const RESPONSES = {
  count: 'n',
  sumMs: 'ms',
  underTarget: 'under',
  inputTokens: 'in',
  outputTokens: 'out',
  savedTokens: 'saved',
  guardRejects: 'guard',
  bucketPrefix: 'h',
  sourcePrefix: 's:',
  keywordPrefix: 'k:',
} as const;

/** Attributes of an hour's tool calls, each behind `<tool>:`; buckets behind `<tool>:h`. */
export const TOOLS = {
  calls: 'n',
  hits: 'hit',
  errors: 'err',
  sumMs: 'ms',
  dataVolumeGb: 'gb',
  bucketPrefix: 'h',
} as const;

/** Endings of the sort keys: an hour has one item for responses and one for tool calls. */
export const RESPONSES_SUFFIX = '#responses';
export const TOOLS_SUFFIX = '#tools';

type Item = Record<string, unknown>;

/** Adds up the items of some hours. */
export function toTotals(items: readonly (Item & { readonly sk?: unknown })[]): StatisticsTotals {
  const ofKind = (suffix: string) => items.filter(({ sk }) => typeof sk === 'string' && sk.endsWith(suffix));
  return { responses: toResponses(ofKind(RESPONSES_SUFFIX)), tools: toTools(ofKind(TOOLS_SUFFIX)) };
}

function toResponses(items: readonly Item[]): ResponseTotals {
  const sum = sumUnder(items, '');
  return {
    count: sum.get(RESPONSES.count) ?? 0,
    sumMs: sum.get(RESPONSES.sumMs) ?? 0,
    underTarget: sum.get(RESPONSES.underTarget) ?? 0,
    inputTokens: sum.get(RESPONSES.inputTokens) ?? 0,
    outputTokens: sum.get(RESPONSES.outputTokens) ?? 0,
    savedTokens: sum.get(RESPONSES.savedTokens) ?? 0,
    guardRejects: sum.get(RESPONSES.guardRejects) ?? 0,
    durations: bucketsOf(sum, RESPONSES.bucketPrefix),
    bySource: sumUnder(items, RESPONSES.sourcePrefix),
    byKeyword: sumUnder(items, RESPONSES.keywordPrefix),
  };
}

function toTools(items: readonly Item[]): Map<string, ToolTotals> {
  const names = new Set(
    items.flatMap((item) => Object.keys(item).flatMap((key) => /^(.*):n$/.exec(key)?.[1] ?? [])),
  );
  return new Map([...names].sort().map((name) => [name, toTool(sumUnder(items, `${name}:`))]));
}

function toTool(sum: ReadonlyMap<string, number>): ToolTotals {
  return {
    calls: sum.get(TOOLS.calls) ?? 0,
    hits: sum.get(TOOLS.hits) ?? 0,
    errors: sum.get(TOOLS.errors) ?? 0,
    sumMs: sum.get(TOOLS.sumMs) ?? 0,
    dataVolumeGb: sum.get(TOOLS.dataVolumeGb) ?? 0,
    durations: bucketsOf(sum, TOOLS.bucketPrefix),
  };
}

function sumUnder(items: readonly Item[], prefix: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const item of items)
    for (const [name, value] of numbersUnder(item, prefix)) sums.set(name, (sums.get(name) ?? 0) + value);
  return sums;
}

function bucketsOf(sums: ReadonlyMap<string, number>, prefix: string): Map<number, number> {
  const buckets = [...sums].flatMap(([name, count]): [number, number][] => {
    const bucket = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN;
    return Number.isInteger(bucket) && name.length > prefix.length ? [[bucket, count]] : [];
  });
  return new Map(buckets);
}
