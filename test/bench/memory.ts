import { makeDocumentClient } from '../../functions/adapters/dynamodb/client.ts';
import { LOCAL_CREDENTIALS } from '../../local/aws-environment.ts';
import { createTables } from '../../local/create-tables.ts';
import { startDynamodbLocal } from '../../scripts/dynamodb-local.ts';
import { deployedTables } from '../support/dynamodb-tables.ts';
import { startWireMeter, type WireCost, type WireMeter } from '../support/wire/wire-meter.ts';
import { benchEntries } from './support/bench-entries.ts';
import type { Contender } from './support/contender.ts';
import { mastraMemory } from './support/mastra-memory.ts';
import { millraceMemory } from './support/millrace-memory.ts';
import { queryAllMemory } from './support/query-all-memory.ts';
import { shown, writeResult } from './support/result-file.ts';

const SIZES = [100, 1000, 5000];
/** Entries of a memory that is measured first and not shown: a cold server would make the first look slow. */
const WARM_UP = 200;
const REPEATS = 5;
const WRITERS = 200;
const AGENTS = 20;

interface Measured extends WireCost {
  /** Median. */
  readonly wallMs: number;
}

/** Memory of 1 KB entries beside two other ways to keep it, on one DynamoDB Local in one run. */
const { url, stop } = await startDynamodbLocal();
const meter = await startWireMeter(url);
try {
  const direct = patientClient(url);
  await createTables(direct, deployedTables('Bench'), { timeToLive: false });
  const tables = {
    memoryTable: 'Bench-MemoryTable',
    cacheTable: 'Bench-CacheTable',
    statisticsTable: 'Bench-StatisticsTable',
  };
  const metered = () => patientClient(meter.url);
  const millrace = millraceMemory(tables, direct, metered);
  const peers = [
    queryAllMemory(tables.cacheTable, direct, metered),
    await mastraMemory(direct, url, meter.url),
  ];
  const operations: (string | number)[][] = [];
  const ratios: (string | number)[][] = [];
  for (const contender of [millrace, ...peers]) await measureOne(contender, WARM_UP);
  for (const size of SIZES) {
    console.log(`${size} entries …`);
    const own = await measureOne(millrace, size);
    const stats = await repeat(meter, () => millrace.stats(`agent-${size}`));
    for (const [name, cost] of Object.entries({ add: own.add, context: own.context, stats }))
      operations.push([size, name, ...figures(cost)]);
    ratios.push(...rowsOf(size, millrace.name, own, own));
    for (const peer of peers) ratios.push(...rowsOf(size, peer.name, await measureOne(peer, size), own));
  }
  console.log(`${WRITERS} writers …`);
  const writers: (string | number)[][] = [];
  for (const contender of [millrace, ...peers]) writers.push(await writersRow(contender));
  const columns = ['requests', 'rounds', 'read units', 'write units', 'median ms'];
  await writeResult('memory', {
    command: 'npm run bench:memory',
    tables: [
      { id: 'operations', columns: ['entries', 'operation', ...columns], rows: operations },
      {
        id: 'peers',
        columns: [
          'entries',
          'operation',
          'by',
          'requests',
          'units',
          'right',
          'requests to Millrace’s',
          'units to Millrace’s',
          'time to Millrace’s',
        ],
        rows: ratios,
      },
      {
        id: 'writers',
        columns: ['by', 'writers', 'agents', 'requests', 'write units', 'wall ms', 'entries kept'],
        rows: writers,
      },
    ],
  });
} finally {
  await meter.close();
  stop();
}
process.exit();

/** Waits rather than try again, so that a busy machine changes times and not counts. */
function patientClient(endpoint: string) {
  return makeDocumentClient(
    { readUnits: 0, writeUnits: 0 },
    {
      endpoint,
      region: 'us-east-1',
      credentials: LOCAL_CREDENTIALS,
      requestHandler: { connectionTimeout: 60_000, requestTimeout: 60_000 },
    },
  );
}

async function measureOne(contender: Contender, size: number) {
  const entries = benchEntries(size, size);
  const agent = `agent-${size}`;
  await contender.load(agent, entries);
  let isRight = true;
  const context = await repeat(meter, async () => {
    isRight = (await contender.context(agent, entries)) && isRight;
  });
  const more = benchEntries(REPEATS + 1, size + 1);
  const add = await repeat(meter, async (turn) => {
    const entry = more[turn];
    if (entry !== undefined) await contender.add(agent, entry);
  });
  return { context, add, isRight };
}

/** Runs once to warm up, then a few times: counts of the last run, the median time. */
async function repeat(meter: WireMeter, work: (turn: number) => Promise<void>): Promise<Measured> {
  await work(0);
  const times: number[] = [];
  let cost: WireCost = { requests: 0, rounds: 0, readUnits: 0, writeUnits: 0 };
  for (let turn = 1; turn <= REPEATS; turn++) {
    const startMs = performance.now();
    cost = await meter.measure(() => work(turn));
    times.push(performance.now() - startMs);
  }
  return { ...cost, wallMs: times.sort((a, b) => a - b)[Math.floor(REPEATS / 2)] ?? 0 };
}

function figures({ requests, rounds, readUnits, writeUnits, wallMs }: Measured): number[] {
  return [requests, rounds, readUnits, writeUnits, shown(wallMs)];
}

type Pair = Awaited<ReturnType<typeof measureOne>>;

function rowsOf(size: number, name: string, it: Pair, own: Pair): (string | number)[][] {
  return (['add', 'context'] as const).map((operation) => {
    const [theirs, ours] = [it[operation], own[operation]];
    return [
      size,
      operation,
      name,
      theirs.requests,
      units(theirs),
      operation === 'add' || it.isRight ? 'yes' : 'no',
      shown(theirs.requests / ours.requests),
      shown(units(theirs) / units(ours)),
      shown(theirs.wallMs / ours.wallMs),
    ];
  });
}

function units({ readUnits, writeUnits }: WireCost): number {
  return readUnits + writeUnits;
}

async function writersRow(contender: Contender): Promise<(string | number)[]> {
  const entries = benchEntries(WRITERS, 77);
  const agents = Array.from({ length: AGENTS }, (_, index) => `crowd-${index}`);
  for (const agent of agents) await contender.load(agent, []);
  const startMs = performance.now();
  const cost = await meter.measure(() =>
    Promise.all(entries.map((entry, index) => contender.add(agents[index % AGENTS] ?? '', entry))),
  );
  const wallMs = performance.now() - startMs;
  const counts = await Promise.all(agents.map((agent) => contender.count(agent)));
  const kept = counts.reduce((sum, count) => sum + count, 0);
  return [contender.name, WRITERS, AGENTS, cost.requests, cost.writeUnits, shown(wallMs), kept];
}
