import * as z from 'zod/mini';

/** What a load generator counts of one agent by itself, from what it sent and what came back. */
export interface Tally {
  /** Response times in ms. */
  readonly responses: number[];
  readonly bySource: Map<string, number>;
  readonly byKeyword: Map<string, number>;
  underTarget: number;
  savedTokens: number;
  readonly tools: Map<string, ToolTally>;
  batches: number;
  /** Stages of the entries that were added. */
  readonly stages: Map<string, number>;
  volumeGb: number;
  entries: number;
  /** Tool calls whose result is cached by now. */
  readonly cached: Set<string>;
}

export interface ToolTally {
  readonly timesMs: number[];
  hits: number;
  errors: number;
  volumeGb: number;
}

export function makeTally(): Tally {
  return {
    responses: [],
    bySource: new Map(),
    byKeyword: new Map(),
    underTarget: 0,
    savedTokens: 0,
    tools: new Map(),
    batches: 0,
    stages: new Map(),
    volumeGb: 0,
    entries: 0,
    cached: new Set(),
  };
}

const replySchema = z.object({ source: z.string(), responseTimeMs: z.number(), targetMs: z.number() });

const batchSchema = z.object({
  results: z.array(
    z.object({
      tool: z.string(),
      success: z.boolean(),
      cached: z.optional(z.boolean()),
      durationMs: z.number(),
      result: z.optional(z.unknown()),
    }),
  ),
});

const volumeSchema = z.object({ dataVolumeGb: z.number() });

/** Counts the reply to a message that asks about one keyword; `savedTokens` is what its stored answer took. */
export function tallyMessage(tally: Tally, keyword: string, savedTokens: number, body: unknown): void {
  const { source, responseTimeMs, targetMs } = replySchema.parse(body);
  tally.responses.push(responseTimeMs);
  increase(tally.bySource, source);
  increase(tally.byKeyword, keyword);
  if (responseTimeMs <= targetMs) tally.underTarget++;
  if (source === 'exact') tally.savedTokens += savedTokens;
}

/** Counts the results of a batch; `keys` say which calls are the same, in the order of the requests. */
export function tallyBatch(tally: Tally, keys: readonly string[], body: unknown): void {
  tally.batches++;
  for (const [index, { tool, success, cached = false, durationMs, result }] of batchSchema
    .parse(body)
    .results.entries()) {
    const counted = tally.tools.get(tool) ?? { timesMs: [], hits: 0, errors: 0, volumeGb: 0 };
    tally.tools.set(tool, counted);
    counted.timesMs.push(durationMs);
    if (!success) counted.errors++;
    else if (cached) counted.hits++;
    else counted.volumeGb += volumeSchema.safeParse(result).data?.dataVolumeGb ?? 0;
    if (success && tool !== 'current_timestamp') tally.cached.add(keys[index] ?? '');
  }
}

export function tallyEntry(tally: Tally, stage: string, dataVolumeGb: number): void {
  tally.entries++;
  tally.volumeGb += dataVolumeGb;
  increase(tally.stages, stage);
}

function increase(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
