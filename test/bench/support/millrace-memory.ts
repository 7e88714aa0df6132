import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { makeMemoryEnds } from '../../../functions/adapters/dynamodb/memory-reader.ts';
import type { Scope } from '../../../functions/core/scope.ts';
import { DEFAULT_SETTINGS } from '../../../functions/core/settings/settings.ts';
import { DEFAULT_PRICES } from '../../../functions/core/stats/costs.ts';
import { makeReadStatistics } from '../../../functions/core/stats/read-statistics.ts';
import { partsOf } from '../../contracts/dynamodb-memory.ts';
import { makeMemoryUseCases } from '../../contracts/memory-use-cases.ts';
import { makeStatisticsStore } from '../../support/statistics-store.ts';
import { storeEntries } from '../../support/stored-entries.ts';
import { bestContext, MAX_CHARS } from './bench-entries.ts';
import type { Contender } from './contender.ts';

/** So that additions to a large memory measure additions, not cleanups. */
const NO_CLEANUP = { cleanupInterval: 10_000, maxEntries: 100_000 };

interface Tables {
  readonly memoryTable: string;
  readonly statisticsTable: string;
}

/** Millrace, an instance for each call as if all came at once. */
export function millraceMemory(
  tables: Tables,
  direct: DynamoDBDocumentClient,
  metered: () => DynamoDBDocumentClient,
): Contender & { readonly stats: (agent: string) => Promise<void> } {
  const useCases = () =>
    makeMemoryUseCases(partsOf({ client: metered(), tableName: tables.memoryTable }), NO_CLEANUP);
  const instance = useCases();
  return {
    name: 'Millrace',
    load: (agent, entries) => storeEntries(direct, tables.memoryTable, scopeOf(agent), entries),
    add: async (agent, { content, importance, stage, dataVolumeGb }) => {
      await instance.add(scopeOf(agent), [{ content, importance, stage, dataVolumeGb }]);
    },
    context: async (agent, entries) => {
      const { context } = await instance.context(scopeOf(agent), MAX_CHARS);
      return context === bestContext(entries);
    },
    count: async (agent) => {
      const parts = partsOf({ client: direct, tableName: tables.memoryTable });
      const [{ live }, facts] = await Promise.all([
        parts.states.state(scopeOf(agent)),
        parts.memory.rankedFacts(scopeOf(agent)),
      ]);
      if (live.entries !== facts.length) throw new Error('The totals are wrong.');
      return facts.length;
    },
    stats: async (agent) => {
      const client = metered();
      const table = { client, tableName: tables.memoryTable };
      await makeReadStatistics({
        states: partsOf(table).states,
        memory: makeMemoryEnds(table),
        statistics: makeStatisticsStore(client, tables.statisticsTable),
        defaults: DEFAULT_SETTINGS,
        prices: DEFAULT_PRICES,
        clock: Date.now,
      })(scopeOf(agent), undefined);
    },
  };
}

function scopeOf(agentId: string): Scope {
  return { tenant: 'bench', agentId };
}
