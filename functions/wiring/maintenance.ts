import { makeAgentStateReader } from '../adapters/dynamodb/memory-reader.ts';
import { makeStatisticsStore } from '../adapters/dynamodb/statistics-store.ts';
import { makeTuningStore } from '../adapters/dynamodb/tuning-store.ts';
import { makeTuneTarget } from '../core/stats/tune-target.ts';
import { MAINTENANCE } from '../http/contracts/maintenance-contracts.ts';
import type { HandlerParts } from '../http/make-handler.ts';
import { bindOperation } from '../http/operation.ts';
import { clock, makePlatform } from './platform.ts';

/** Parts of the maintenance function. */
export function wireMaintenance(): HandlerParts {
  const { env, client, parts } = makePlatform('maintenance');
  const table = { client, tableName: env.memoryTable };
  const tuneTarget = makeTuneTarget({
    states: makeAgentStateReader(table),
    statistics: makeStatisticsStore(client, env.statisticsTable),
    tunings: makeTuningStore(table),
    defaults: env.defaults,
    clock,
  });
  return { ...parts, operations: [bindOperation(MAINTENANCE.tune, (_, { scope }) => tuneTarget(scope))] };
}
