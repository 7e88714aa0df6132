import { createHash } from 'node:crypto';
import { addUp } from '../../core/stats/add-up.ts';
import { addKept } from '../../core/stats/kept-items.ts';
import type {
  HourTotals,
  KeptCaches,
  KeptItems,
  StatisticsTotals,
  ToolTotals,
} from '../../core/stats/statistics-store.ts';
import { numbersUnder } from './agent-state.ts';
import { parseHourKey } from './statistics-keys.ts';

/** Attributes of an hour's item that both kinds have; names are short because every write pays for the whole item. */
export const BOTH = {
  sumMs: 'm',
  readUnits: 'r',
  writeUnits: 'w',
  bucketPrefix: 'h',
  keptAnswersPrefix: '*',
  keptResultsPrefix: '+',
} as const;

/** Attributes of an hour's responses; sets of names take a prefix. Their number is the sum of the buckets. */
export const RESPONSES = {
  ...BOTH,
  underTarget: 'u',
  inputTokens: 'i',
  outputTokens: 'o',
  savedTokens: 's',
  savedOutputTokens: 'v',
  guardRejects: 'g',
  sourcePrefix: 's:',
  keywordPrefix: 'k:',
} as const;

/**
 * Attributes of an hour's tool calls. Those of one tool stand behind its five-letter code, and `=<code>` has its name:
 * the codes of 100 tools meet once in 200,000 deployments.
 */
export const TOOLS = {
  ...BOTH,
  batches: 'b',
  hits: 'c',
  errors: 'e',
  dataVolumeGb: 'g',
  namePrefix: '=',
} as const;

type Item = Record<string, unknown>;

/** Code of a tool's attributes. */
export function codeOf(tool: string): string {
  return createHash('sha256').update(tool).digest('base64url').slice(0, CODE_LENGTH);
}

const CODE_LENGTH = 5;
/** Makes the lowest bucket, that of 0.01 ms, positive. */
const BUCKET_OFFSET = 200;

/** Name of a bucket's attribute. */
export function bucketName(bucket: number): string {
  return BOTH.bucketPrefix + (bucket + BUCKET_OFFSET).toString(36);
}

/** Items of the hours as totals, oldest first. */
export function toHours(items: readonly Item[]): HourTotals[] {
  const byHour = new Map<number, StatisticsTotals[]>();
  for (const item of items) {
    const key = parseHourKey(item['sk']);
    if (key === undefined || key.kind === 'compact') continue;
    const totals = key.kind === 'responses' ? toResponses(item) : toTools(item);
    byHour.set(key.hourMs, [...(byHour.get(key.hourMs) ?? []), totals]);
  }
  return [...byHour].sort(([a], [b]) => a - b).map(([hourMs, parts]) => toHour(hourMs, addUp(parts)));
}

function toHour(hourMs: number, totals: StatisticsTotals): HourTotals {
  return { hourMs, ...totals };
}

/** Ends of what was stored in those hours. */
export function toKept(items: readonly Item[]): KeptCaches {
  return {
    answers: endsUnder(items, BOTH.keptAnswersPrefix),
    results: endsUnder(items, BOTH.keptResultsPrefix),
  };
}

function endsUnder(items: readonly Item[], prefix: string): KeptItems {
  return items
    .map((item) => numbersUnder(item, prefix))
    .map((named) => new Map([...named].map(([name, count]) => [Number.parseInt(name, 36), count])))
    .reduce(addKept, new Map());
}

function toResponses(item: Item): StatisticsTotals {
  const durations = bucketsOf(item, '');
  return {
    ...NOTHING,
    responses: {
      count: countOf(durations),
      sumMs: numberOf(item, RESPONSES.sumMs),
      underTarget: numberOf(item, RESPONSES.underTarget),
      inputTokens: numberOf(item, RESPONSES.inputTokens),
      outputTokens: numberOf(item, RESPONSES.outputTokens),
      savedTokens: numberOf(item, RESPONSES.savedTokens),
      savedOutputTokens: numberOf(item, RESPONSES.savedOutputTokens),
      guardRejects: numberOf(item, RESPONSES.guardRejects),
      readUnits: numberOf(item, RESPONSES.readUnits),
      writeUnits: numberOf(item, RESPONSES.writeUnits),
      durations,
      bySource: numbersUnder(item, RESPONSES.sourcePrefix),
      byKeyword: numbersUnder(item, RESPONSES.keywordPrefix),
    },
  };
}

function toTools(item: Item): StatisticsTotals {
  const names = Object.entries(item).flatMap(([attribute, name]): [string, string][] =>
    attribute.startsWith(TOOLS.namePrefix) && typeof name === 'string' ? [[attribute.slice(1), name]] : [],
  );
  return {
    ...NOTHING,
    tools: new Map(names.map(([code, name]) => [name, toTool(item, code)])),
    batches: {
      batches: numberOf(item, TOOLS.batches),
      readUnits: numberOf(item, TOOLS.readUnits),
      writeUnits: numberOf(item, TOOLS.writeUnits),
    },
  };
}

function toTool(item: Item, code: string): ToolTotals {
  const durations = bucketsOf(item, code);
  return {
    calls: countOf(durations),
    hits: numberOf(item, code + TOOLS.hits),
    errors: numberOf(item, code + TOOLS.errors),
    sumMs: numberOf(item, code + TOOLS.sumMs),
    dataVolumeGb: numberOf(item, code + TOOLS.dataVolumeGb),
    durations,
  };
}

const NOTHING = addUp([]);

function numberOf(item: Item, attribute: string): number {
  const value = item[attribute];
  return typeof value === 'number' ? value : 0;
}

function bucketsOf(item: Item, code: string): Map<number, number> {
  const named = [...numbersUnder(item, code + BOTH.bucketPrefix)];
  return new Map(
    named
      .filter(([name]) => /^[\da-z]{1,3}$/.test(name))
      .map(([name, count]) => [Number.parseInt(name, 36) - BUCKET_OFFSET, count]),
  );
}

function countOf(durations: ReadonlyMap<number, number>): number {
  return [...durations.values()].reduce((sum, count) => sum + count, 0);
}
