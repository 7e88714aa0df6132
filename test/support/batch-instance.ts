import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { makeEffectRecords } from '../../functions/adapters/dynamodb/effect-records.ts';
import { makeToolCache } from '../../functions/adapters/dynamodb/tool-cache.ts';
import { newId } from '../../functions/adapters/node/new-id.ts';
import { sha256 } from '../../functions/adapters/node/sha256.ts';
import { makeCancel, stopwatch, timer } from '../../functions/adapters/node/timer.ts';
import { DEFAULT_SETTINGS } from '../../functions/core/settings/settings.ts';
import { makeRunBatch } from '../../functions/core/tools/run-batch.ts';
import type { Tool } from '../../functions/core/tools/tool.ts';
import { makeStatisticsStore } from './statistics-store.ts';

interface TableNames {
  readonly cacheTable: string;
  readonly memoryTable: string;
  readonly statisticsTable: string;
}

/** Runs batches as an instance of the function does, with the given tools. */
export function makeBatchInstance(
  client: DynamoDBDocumentClient,
  { cacheTable, memoryTable, statisticsTable }: TableNames,
  tools: readonly Tool[],
): ReturnType<typeof makeRunBatch> {
  return makeRunBatch({
    findTool: async (name) => await Promise.resolve(tools.find((tool) => tool.name === name)),
    cache: makeToolCache({ client, cacheTable, memoryTable }, Date.now),
    effects: makeEffectRecords(client, cacheTable, Date.now),
    statistics: makeStatisticsStore(client, statisticsTable),
    defaults: DEFAULT_SETTINGS,
    clock: Date.now,
    stopwatch,
    timer,
    makeCancel,
    newId,
    sha256,
  });
}

/** An observer that hears nothing. */
export const SILENT = { metric: () => {}, note: () => {}, fault: () => {} };
