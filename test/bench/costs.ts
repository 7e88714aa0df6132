import { randomUUID } from 'node:crypto';
import { ENV } from '../../functions/core/names.ts';
import { DEFAULT_PRICES } from '../../functions/core/stats/costs.ts';
import { startDatabase } from '../support/embedded-dynamodb.ts';
import { startWireMeter, type WireMeter } from '../support/wire/wire-meter.ts';
import { shown, writeResult } from './support/result-file.ts';

/** The background writes of a call are its cost too. */
const SETTLE_MS = 300;

type Invoke = (payload: object) => Promise<unknown>;

interface Handler {
  readonly handler: (event: unknown, context: { readonly awsRequestId: string }) => Promise<unknown>;
}

await main();

/** Counts what each operation takes of DynamoDB, at the wire, and what a million of them costs. */
async function main(): Promise<void> {
  const database = await startDatabase();
  const meter = await startWireMeter(database.url);
  try {
    Object.assign(process.env, database.environment, {
      AWS_ENDPOINT_URL_DYNAMODB: meter.url,
      [ENV.modelProvider]: 'offline',
    });
    const rows = await measureAll(meter);
    const columns = [
      'operation',
      'requests',
      'read units',
      'write units',
      'DynamoDB, $ per million',
      'with API and Lambda',
    ];
    await writeResult('costs', {
      command: 'npm run bench:costs',
      tables: [{ id: 'operations', columns, rows }],
    });
  } finally {
    await meter.close();
    await database.close();
  }
}

async function measureAll(meter: WireMeter): Promise<(string | number)[][]> {
  const memory = toInvoke(await import('../../functions/memory/handler.ts'));
  const message = toInvoke(await import('../../functions/message/handler.ts'));
  const toolBatch = toInvoke(await import('../../functions/tool-batch/handler.ts'));
  const stats = toInvoke(await import('../../functions/stats/handler.ts'));
  const rows: (string | number)[][] = [];
  const measure = async (name: string, run: () => Promise<unknown>) => {
    await settle();
    const { requests, readUnits, writeUnits } = await meter.measure(async () => {
      await run();
      await settle();
    });
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
  await fill(memory, 'context', 100);
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

async function fill(memory: Invoke, agentId: string, count: number): Promise<void> {
  for (let start = 0; start < count; start += 25)
    await memory({
      agentId,
      entries: Array.from({ length: 25 }, (_, n) => ({ content: `${start + n} `.padEnd(400, 'x') })),
    });
}

function batchOf(count: number, name: string) {
  return Array.from({ length: count }, (_, n) => ({
    tool: 'profile_dataset',
    params: { records: [{ [name]: n }] },
  }));
}

function toInvoke({ handler }: Handler): Invoke {
  return (payload) => handler(payload, { awsRequestId: randomUUID() });
}

function settle(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, SETTLE_MS);
  return promise;
}
