import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { createTables } from '../../local/create-tables.ts';
import { startDynamodbLocal } from '../../scripts/dynamodb-local.ts';
import { connectTo } from '../support/connect-to.ts';
import { deployedTables } from '../support/dynamodb-tables.ts';
import { startWireMeter } from '../support/wire/wire-meter.ts';
import { type ResultTable, shown, writeResult } from './support/result-file.ts';
import { makeMillrace, PREFIX } from './tools/millrace.ts';
import { installPeers, makeKeyv, makePowertools } from './tools/peers.ts';
import { type MakeSubject, PEER_TABLE, type Subject } from './tools/subject.ts';

/** Delay of a request while requests are counted: longer than it takes to send many, so that these are one round. */
const COUNTING_MS = 150;
const TOOL_MS = 50;
const SIZES = [1, 8, 20, 100];
const REPEATS = 9;
/** Equal calls at the same time, over two instances. */
const AT_ONCE = 20;
const MAKERS: readonly MakeSubject[] = [makeMillrace, makeKeyv, makePowertools];
const KINDS = ['fresh', 'cached'] as const;

await main();

/** Batches of calls, fresh and cached, and equal calls at once: Millrace beside two packages, on one DynamoDB Local. */
async function main(): Promise<void> {
  installPeers();
  const dynamodb = await startDynamodbLocal();
  const meter = await startWireMeter(dynamodb.url, COUNTING_MS);
  try {
    const client = connectTo(dynamodb.url);
    await createTables(client, [...deployedTables(PREFIX), peerTable()], { timeToLive: true });
    client.destroy();
    const counted = await Promise.all(MAKERS.map((make) => make(meter.url, tool)));
    const timed = await Promise.all(MAKERS.map((make) => make(dynamodb.url, tool)));
    for (const subject of [...counted, ...timed]) await subject.run([`${subject.name} warm`]);
    const rows: (string | number)[][] = [];
    for (const size of SIZES) rows.push(...(await batchRows(size, counted, timed)));
    const atOnce: (string | number)[][] = [];
    for (const make of MAKERS) atOnce.push(await atOnceRow(make));
    await writeResult('tools', { command: 'npm run bench:tools', tables: [batches(rows), equal(atOnce)] });
  } finally {
    await meter.close();
    dynamodb.stop();
  }

  async function batchRows(
    size: number,
    counted: readonly Subject[],
    timed: readonly Subject[],
  ): Promise<(string | number)[][]> {
    const keys = newKeys(size);
    const timesMs = await timeAll(size, timed);
    const rows: (string | number)[][] = [];
    for (const kind of KINDS)
      for (const [index, subject] of counted.entries()) {
        const cost = await meter.measure(() => subject.run(keys));
        const ratio = (timesMs[kind][index] ?? 0) / (timesMs[kind][0] ?? 1);
        rows.push([
          `${size} ${kind}`,
          subject.name,
          ...[cost.requests, cost.rounds, cost.readUnits, cost.writeUnits],
          shown(ratio),
        ]);
      }
    return rows;
  }

  async function atOnceRow(make: MakeSubject): Promise<(string | number)[]> {
    let runs = 0;
    const counted = async (key: string) => {
      runs++;
      return await tool(key);
    };
    const instances = [await make(meter.url, counted), await make(meter.url, counted)];
    for (const [index, instance] of instances.entries()) await instance.run([`warm ${index}`]);
    runs = 0;
    const key = randomBytes(8).toString('hex');
    let refused = 0;
    const cost = await meter.measure(async () => {
      const calls = Array.from({ length: AT_ONCE }, (_, index) => instances[index % 2]?.run([key]));
      for (const outcome of await Promise.all(calls)) refused += outcome?.refused ?? 0;
    });
    return [instances[0]?.name ?? '', runs, AT_ONCE - refused, refused, cost.requests];
  }
}

/** Median time of each subject, straight on the database; the subjects take turns, so that a busy moment hits all. */
async function timeAll(size: number, subjects: readonly Subject[]) {
  const all = subjects.map(() => ({ fresh: new Array<number>(), cached: new Array<number>() }));
  for (let repeat = 0; repeat < REPEATS; repeat++)
    for (const [index, subject] of subjects.entries()) {
      const keys = newKeys(size);
      for (const kind of KINDS) {
        const startMs = performance.now();
        await subject.run(keys);
        all[index]?.[kind].push(performance.now() - startMs);
      }
    }
  return {
    fresh: all.map(({ fresh }) => median(fresh)),
    cached: all.map(({ cached }) => median(cached)),
  };
}

function newKeys(size: number): string[] {
  return Array.from({ length: size }, () => randomBytes(8).toString('hex'));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** About 1 KB that hardly compresses. */
async function tool(key: string): Promise<unknown> {
  await setTimeout(TOOL_MS);
  return { key, text: randomBytes(600).toString('base64') };
}

function peerTable() {
  return {
    TableName: PEER_TABLE,
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' as const }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' as const }],
    BillingMode: 'PAY_PER_REQUEST' as const,
  };
}

function batches(rows: ResultTable['rows']): ResultTable {
  const columns = ['batch', 'with', 'requests', 'rounds', 'read units', 'write units', 'time, Millrace = 1'];
  return { id: 'batches', columns, rows };
}

function equal(rows: ResultTable['rows']): ResultTable {
  return {
    id: 'equal',
    columns: ['with', 'tool runs', 'got the result', 'were refused', 'requests'],
    rows,
  };
}
