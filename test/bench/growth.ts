import {
  batchOf,
  fillMemory,
  type MeteredHandlers,
  startMeteredHandlers,
} from './support/metered-handlers.ts';
import { writeResult } from './support/result-file.ts';

/**
 * What a request costs at the wire as agents and their entries become many. An agent has ten entries where agents are
 * counted, and one agent the entries of the column where entries are.
 */
const AGENTS = [1, 10, 100, 1000] as const;
const ENTRIES = [10, 100, 1000, 5000] as const;

const ENTRY_BYTES = 300;
const ENTRIES_OF_AGENT = 10;

/** Agents that are made at the same time. */
const AT_ONCE = 4;

const KEEP_ALL = { cleanupInterval: 10_000, keepRatio: 1 } as const;

await main();

async function main(): Promise<void> {
  const handlers = await startMeteredHandlers();
  try {
    const agents = table('agents', AGENTS, await byAgents(handlers));
    const entries = table('entries', ENTRIES, await byEntries(handlers));
    await writeResult('growth', { command: 'npm run bench:growth', tables: [agents, entries] });
  } finally {
    await handlers.close();
  }
}

/** Costs of each operation, a map a step. */
async function byAgents(handlers: MeteredHandlers): Promise<Map<string, string>[]> {
  const steps: Map<string, string>[] = [];
  let made = 0;
  for (const count of AGENTS) {
    const names = Array.from({ length: count - made }, (_, n) => `agent-${made + n}`);
    for (let start = 0; start < names.length; start += AT_ONCE)
      await Promise.all(
        names
          .slice(start, start + AT_ONCE)
          .map(async (agentId) => await furnish(handlers, agentId, ENTRIES_OF_AGENT)),
      );
    made = count;
    steps.push(await costs(handlers, `agent-${Math.floor(count / 2)}`));
  }
  return steps;
}

async function byEntries(handlers: MeteredHandlers): Promise<Map<string, string>[]> {
  const steps: Map<string, string>[] = [];
  for (const count of ENTRIES) {
    const agentId = `with-${count}`;
    await handlers.memory({ agentId, operation: 'changeSettings', memory: KEEP_ALL });
    await furnish(handlers, agentId, count);
    steps.push(await costs(handlers, agentId));
  }
  return steps;
}

async function furnish(
  { memory, message, toolBatch }: MeteredHandlers,
  agentId: string,
  count: number,
): Promise<void> {
  await fillMemory(memory, agentId, { count, sizeBytes: ENTRY_BYTES });
  await message({ agentId, message: 'Which entry is 7?' });
  await toolBatch({ agentId, requests: batchOf(5, 'known') });
}

/** Each operation once, on an instance that has served the agent before. */
async function costs(
  { memory, message, toolBatch, stats, measure }: MeteredHandlers,
  agentId: string,
): Promise<Map<string, string>> {
  const operations = {
    'exact answer': () => message({ agentId, message: 'Which entry is 7?' }),
    'new answer': () => message({ agentId, message: 'Which entries end in 3?' }),
    context: () => memory({ agentId, operation: 'context' }),
    'memory add': () => memory({ agentId, content: 'y'.repeat(ENTRY_BYTES) }),
    'batch of 5, cached': () => toolBatch({ agentId, requests: batchOf(5, 'known') }),
    statistics: () => stats({ agentId }),
  };
  const found = new Map<string, string>();
  for (const [name, work] of Object.entries(operations)) {
    const { requests, readUnits, writeUnits } = await measure(work);
    found.set(name, `${requests} / ${readUnits} / ${writeUnits}`);
  }
  return found;
}

function table(id: string, counts: readonly number[], steps: readonly Map<string, string>[]) {
  const names = [...(steps[0]?.keys() ?? [])];
  return {
    id,
    columns: [
      'requests / read / write units',
      ...counts.map((count) => `${count.toLocaleString('en')} ${id}`),
    ],
    rows: names.map((name) => [name, ...steps.map((step) => step.get(name) ?? '')]),
  };
}
