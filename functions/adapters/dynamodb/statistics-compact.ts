import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.ts';
import type { HourTotals, StatisticsTotals } from '../../core/stats/statistics-store.ts';
import { packJson, unpackJson } from './compressed-json.ts';
import { parseHourKey } from './statistics-keys.ts';

const ITEM_VERSION = 1;

const counts = z.record(z.string(), z.number());
/** Buckets and their counts in turns, each bucket as its distance from the one before. */
const buckets = z.array(z.number());

const compactSchema = lazily(() =>
  z.object({
    responses: z.object({
      amounts: z.tuple([
        z.number(), // sumMs
        z.number(), // underTarget
        z.number(), // inputTokens
        z.number(), // outputTokens
        z.number(), // savedTokens
        z.number(), // savedOutputTokens
        z.number(), // guardRejects
        z.number(), // readUnits
        z.number(), // writeUnits
      ]),
      buckets,
      bySource: counts,
      byKeyword: counts,
    }),
    /** Name, then hits, errors, sumMs and dataVolumeGb, then the buckets. */
    tools: z.array(z.tuple([z.string(), z.number(), z.number(), z.number(), z.number(), buckets])),
    batches: z.tuple([z.number(), z.number(), z.number()]),
  }),
);

type Compact = z.infer<ReturnType<typeof compactSchema>>;

const itemSchema = lazily(() =>
  z.object({
    sk: z.string(),
    totals: z.instanceof(Uint8Array),
    version: z.literal(ITEM_VERSION),
  }),
);

/** Attributes of the item of an hour that is over. */
export function toCompactItem(totals: StatisticsTotals): Record<string, unknown> {
  return { totals: packJson(toCompact(totals)), version: ITEM_VERSION };
}

/** Totals of such an item; undefined for any other. */
export function fromCompactItem(item: unknown): HourTotals | undefined {
  const parsed = itemSchema().safeParse(item);
  if (!parsed.success) return undefined;
  const key = parseHourKey(parsed.data.sk);
  const compact = compactSchema().safeParse(unpackJson(parsed.data.totals)?.value);
  if (key?.kind !== 'compact' || !compact.success) return undefined;
  return { hourMs: key.hourMs, ...fromCompact(compact.data) };
}

function toCompact({ responses, tools, batches }: StatisticsTotals): Compact {
  return {
    responses: {
      amounts: [
        responses.sumMs,
        responses.underTarget,
        responses.inputTokens,
        responses.outputTokens,
        responses.savedTokens,
        responses.savedOutputTokens,
        responses.guardRejects,
        responses.readUnits,
        responses.writeUnits,
      ],
      buckets: toBuckets(responses.durations),
      bySource: Object.fromEntries(responses.bySource),
      byKeyword: Object.fromEntries(responses.byKeyword),
    },
    tools: [...tools].map(([name, { hits, errors, sumMs, dataVolumeGb, durations }]) => [
      name,
      hits,
      errors,
      sumMs,
      dataVolumeGb,
      toBuckets(durations),
    ]),
    batches: [batches.batches, batches.readUnits, batches.writeUnits],
  };
}

function fromCompact({ responses, tools, batches }: Compact): StatisticsTotals {
  const [
    sumMs,
    underTarget,
    inputTokens,
    outputTokens,
    savedTokens,
    savedOutputTokens,
    guardRejects,
    readUnits,
    writeUnits,
  ] = responses.amounts;
  const durations = fromBuckets(responses.buckets);
  return {
    responses: {
      count: countOf(durations),
      sumMs,
      underTarget,
      inputTokens,
      outputTokens,
      savedTokens,
      savedOutputTokens,
      guardRejects,
      readUnits,
      writeUnits,
      durations,
      bySource: new Map(Object.entries(responses.bySource)),
      byKeyword: new Map(Object.entries(responses.byKeyword)),
    },
    tools: new Map(tools.map(toTool)),
    batches: { batches: batches[0], readUnits: batches[1], writeUnits: batches[2] },
  };
}

function toTool([name, hits, errors, sumMs, dataVolumeGb, buckets]: Compact['tools'][number]) {
  const durations = fromBuckets(buckets);
  return [name, { calls: countOf(durations), hits, errors, sumMs, dataVolumeGb, durations }] as const;
}

function toBuckets(durations: ReadonlyMap<number, number>): number[] {
  let last = 0;
  return [...durations]
    .sort(([a], [b]) => a - b)
    .flatMap(([bucket, count]) => {
      const distance = bucket - last;
      last = bucket;
      return [distance, count];
    });
}

function fromBuckets(pairs: readonly number[]): Map<number, number> {
  const durations = new Map<number, number>();
  let bucket = 0;
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    bucket += pairs[index] ?? 0;
    durations.set(bucket, pairs[index + 1] ?? 0);
  }
  return durations;
}

function countOf(durations: ReadonlyMap<number, number>): number {
  return [...durations.values()].reduce((sum, count) => sum + count, 0);
}
