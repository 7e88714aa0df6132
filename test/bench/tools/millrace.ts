import * as z from 'zod/mini';
import { defineTool } from '../../../functions/core/tools/tool.ts';
import { makeBatchInstance, SILENT } from '../../support/batch-instance.ts';
import { connectTo } from '../../support/connect-to.ts';
import type { MakeSubject } from './subject.ts';

/** Prefix of Millrace's own tables. */
export const PREFIX = 'Bench';

const TABLES = {
  cacheTable: `${PREFIX}-CacheTable`,
  memoryTable: `${PREFIX}-MemoryTable`,
  statisticsTable: `${PREFIX}-StatisticsTable`,
};

/** Millrace's batch, with leases, statistics and freshness. */
export const makeMillrace: MakeSubject = async (endpoint, tool) => {
  const declared = defineTool({
    name: 'work',
    description: 'Works.',
    version: '1',
    cacheable: true,
    sideEffect: 'none',
    params: z.strictObject({ key: z.string() }),
    run: async ({ key }) => await tool(key),
  });
  const runBatch = makeBatchInstance(connectTo(endpoint), TABLES, [declared]);
  return await Promise.resolve({
    name: 'Millrace',
    run: async (keys) => {
      const requests = keys.map((key) => ({ tool: 'work', params: { key } }));
      const { failed } = await runBatch({ tenant: 'bench', agentId: 'bench' }, { requests }, SILENT);
      return { refused: failed };
    },
  });
};
