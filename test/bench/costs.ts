import { DEFAULT_PRICES } from '../../functions/core/stats/costs.ts';
import {
  batchOf,
  fillMemory,
  type MeteredHandlers,
  startMeteredHandlers,
} from './support/metered-handlers.ts';
import { shown, writeResult } from './support/result-file.ts';

const COLUMNS = [
  'operation',
  'requests',
  'read units',
  'write units',
  'DynamoDB, $ per million',
  'with API and Lambda',
] as const;

await main();

/** Counts what each operation takes of DynamoDB, at the wire, and what a million of them costs. */
async function main(): Promise<void> {
  const handlers = await startMeteredHandlers();
  try {
    const rows = await measureAll(handlers);
    await writeResult('costs', {
      command: 'npm run bench:costs',
      tables: [{ id: 'operations', columns: COLUMNS, rows }],
    });
  } finally {
    await handlers.close();
  }
}

async function measureAll(handlers: MeteredHandlers): Promise<(string | number)[][]> {
  const { memory, message, toolBatch, stats } = handlers;
  const rows: (string | number)[][] = [];
  const measure = async (name: string, work: () => Promise<unknown>) => {
    const { requests, readUnits, writeUnits } = await handlers.measure(work);
    const dollars = readUnits * DEFAULT_PRICES.readUnits + writeUnits * DEFAULT_PRICES.writeUnits;
    rows.push([name, requests, readUnits, writeUnits, shown(dollars), shown(dollars + DEFAULT_PRICES.calls)]);
  };
  await memory({ agentId: 'warm', content: 'warm' });
  await message({ agentId: 'warm', message: 'Is it warm?' });
  await toolBatch({ agentId: 'warm', requests: batchOf(1, 'warm') });
  await message({ agentId: 'asked', message: 'How many orders failed?' });
  await measure('exact answer', () => message({ agentId: 'asked', message: 'How many orders failed?' }));
  await measure('new answer, empty memory, without the model', () =>
    message({ agentId: 'new', message: 'How many orders failed?' }),
  );
  await measure('memory add, 1 KB', () => memory({ agentId: 'add', content: 'x'.repeat(1000) }));
  await fillMemory(memory, 'context', { count: 100, sizeBytes: 400 });
  await measure('context of 100 entries of 400 bytes', () =>
    memory({ agentId: 'context', operation: 'context' }),
  );
  await measure('batch of 20 tools, new', () => toolBatch({ agentId: 'batch', requests: batchOf(20, 'a') }));
  await measure('batch of 20 tools, cached', () =>
    toolBatch({ agentId: 'batch', requests: batchOf(20, 'a') }),
  );
  await measure('statistics', () => stats({ agentId: 'asked' }));
  return rows;
}
