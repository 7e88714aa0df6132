import * as z from 'zod/mini';
import { lazily } from '../lazily.ts';
import type { StatisticsTotals } from './statistics-store.ts';

const price = lazily(() => z.number().check(z.gte(0), z.lte(1_000_000)));

/** What a million of each costs, in US dollars. */
export const pricesSchema = lazily(() =>
  z.strictObject({
    readUnits: z._default(price(), DEFAULT_PRICES.readUnits),
    writeUnits: z._default(price(), DEFAULT_PRICES.writeUnits),
    inputTokens: z._default(price(), DEFAULT_PRICES.inputTokens),
    outputTokens: z._default(price(), DEFAULT_PRICES.outputTokens),
    calls: z._default(price(), DEFAULT_PRICES.calls),
  }),
);

export type Prices = z.infer<ReturnType<typeof pricesSchema>>;

/** On-demand prices of us-east-1; tokens cost what the deployer says. */
export const DEFAULT_PRICES = {
  readUnits: 0.125,
  writeUnits: 0.625,
  inputTokens: 0,
  outputTokens: 0,
  /** API Gateway, invocation and duration of one call. */
  calls: 1.25,
} as const;

const MILLION = 1_000_000;

/**
 * What an agent's messages and tool batches cost in the window, and what the caches saved. The units of a request's own
 * last writes are counted with the agent's next request that the same instance serves.
 */
export function costsOf({ responses, tools, batches }: StatisticsTotals, prices: Prices) {
  const calls = responses.count + batches.batches;
  const readUnits = responses.readUnits + batches.readUnits;
  const writeUnits = responses.writeUnits + batches.writeUnits;
  const { inputTokens, outputTokens, savedTokens, savedOutputTokens } = responses;
  const dynamodbUsd = (readUnits * prices.readUnits + writeUnits * prices.writeUnits) / MILLION;
  const modelUsd = (inputTokens * prices.inputTokens + outputTokens * prices.outputTokens) / MILLION;
  const callsUsd = (calls * prices.calls) / MILLION;
  const savedInput = savedTokens - savedOutputTokens;
  return {
    calls,
    dynamodb: { readUnits, writeUnits },
    tokens: { input: inputTokens, output: outputTokens },
    estimatedUsd: {
      dynamodb: dynamodbUsd,
      model: modelUsd,
      calls: callsUsd,
      total: dynamodbUsd + modelUsd + callsUsd,
    },
    saved: {
      modelTokens: savedTokens,
      modelUsd: (savedInput * prices.inputTokens + savedOutputTokens * prices.outputTokens) / MILLION,
      toolRuns: [...tools.values()].reduce((sum, { hits }) => sum + hits, 0),
    },
    pricesPerMillionUsd: prices,
  };
}
