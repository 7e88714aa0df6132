import { makeActiveAgents } from '../adapters/dynamodb/active-agents.ts';
import { makeAnswerTrimmer } from '../adapters/dynamodb/answer-trimmer.ts';
import { makeCleanupStore } from '../adapters/dynamodb/cleanup-store.ts';
import { makeMaintenanceCursor } from '../adapters/dynamodb/maintenance-cursor.ts';
import { makeAgentStateReader, makeMemoryReader } from '../adapters/dynamodb/memory-reader.ts';
import { makeMemoryRepair } from '../adapters/dynamodb/memory-repair.ts';
import { makeStatisticsCompactor } from '../adapters/dynamodb/statistics-compactor.ts';
import { makeStatisticsReader } from '../adapters/dynamodb/statistics-reader.ts';
import { makeStatisticsRecorder } from '../adapters/dynamodb/statistics-recorder.ts';
import { makeTuningStore } from '../adapters/dynamodb/tuning-store.ts';
import { newId } from '../adapters/node/new-id.ts';
import { timer } from '../adapters/node/timer.ts';
import { makeResumeTrim } from '../core/answers/trim-answers.ts';
import { type MaintenanceTask, makeMaintain } from '../core/maintenance/maintain.ts';
import { makeRepairMemory } from '../core/memory/repair-memory.ts';
import { makeTuneTarget } from '../core/stats/tune-target.ts';
import { MAINTENANCE } from '../http/contracts/maintenance-contracts.ts';
import type { HandlerParts } from '../http/make-handler.ts';
import { bindOperation } from '../http/operation.ts';
import { clock, makePlatform } from './platform.ts';

/** Parts of the maintenance function: tuning on demand, and what the schedule starts. */
export function wireMaintenance(): HandlerParts {
  const { env, client, ledger, parts } = makePlatform('maintenance');
  const table = { client, tableName: env.memoryTable };
  const statisticsTable = { client, tableName: env.statisticsTable };
  const { recordCarried } = makeStatisticsRecorder(client, env.statisticsTable, ledger);
  const tuneTarget = makeTuneTarget({
    states: makeAgentStateReader(table),
    statistics: makeStatisticsReader(statisticsTable),
    tunings: makeTuningStore(table),
    defaults: env.defaults,
    clock,
  });
  const { cacheTable, memoryTable } = env;
  const trimmer = makeAnswerTrimmer({ client, cacheTable, memoryTable }, ledger.noteKept);
  const resumeTrim = makeResumeTrim({ trimmer, defaults: env.defaults, clock });
  const repairMemory = makeRepairMemory({
    memory: makeMemoryReader(table),
    cleanups: makeCleanupStore(table, clock),
    repairs: makeMemoryRepair(table, clock),
    defaults: env.defaults,
    clock,
    timer,
    newId,
  });
  const { compact } = makeStatisticsCompactor(statisticsTable, clock);
  /** What is done for every active agent, in this order; a task is added by adding it here. */
  const tasks: readonly MaintenanceTask[] = [
    { name: 'tune the target', run: async (scope) => (await tuneTarget(scope), true) },
    {
      name: 'finish trimming answers',
      run: async (scope) => {
        await resumeTrim(scope);
        await recordCarried(scope, clock());
        return true;
      },
    },
    {
      name: 'repair memory',
      run: async (scope, _, observer) => (await repairMemory(scope, observer), true),
    },
    { name: 'compact statistics', run: (scope, deadlineMs) => compact(scope, clock(), deadlineMs) },
  ];
  const agents = makeActiveAgents(statisticsTable);
  const maintain = makeMaintain({
    agents,
    cursor: makeMaintenanceCursor(statisticsTable),
    tasks,
    clock,
    timer,
  });
  return {
    ...parts,
    operations: [
      bindOperation(MAINTENANCE.tune, (_, { scope }) => tuneTarget(scope)),
      bindOperation(MAINTENANCE.maintain, (_, { observer }) => maintain(observer)),
    ],
  };
}
