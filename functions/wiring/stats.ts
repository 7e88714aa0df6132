import { makeAgentStateReader, makeMemoryEnds } from '../adapters/dynamodb/memory-reader.ts';
import { makeStatisticsReader } from '../adapters/dynamodb/statistics-reader.ts';
import { makeReadStatistics } from '../core/stats/read-statistics.ts';
import { STATS } from '../http/contracts/stats-contracts.ts';
import type { HandlerParts } from '../http/make-handler.ts';
import { bindOperation } from '../http/operation.ts';
import { clock, makePlatform } from './platform.ts';

/** Parts of the stats function. */
export function wireStats(): HandlerParts {
  const { env, client, parts } = makePlatform('stats');
  const table = { client, tableName: env.memoryTable };
  const readStatistics = makeReadStatistics({
    states: makeAgentStateReader(table),
    memory: makeMemoryEnds(table),
    statistics: makeStatisticsReader({ client, tableName: env.statisticsTable }),
    defaults: env.defaults,
    prices: env.prices,
    clock,
  });
  return {
    ...parts,
    operations: [bindOperation(STATS.read, ({ window }, { scope }) => readStatistics(scope, window))],
  };
}
