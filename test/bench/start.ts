import path from 'node:path';
import { bundleHandler, bundleModule } from '../../lib/constructs/bundle.ts';
import { Cleanup } from '../../local/cleanup.ts';
import { makeTemporaryFolder } from '../../local/temporary-folder.ts';
import { startDatabase, type TestDatabase } from '../support/embedded-dynamodb.ts';
import { FIRST_EVENTS, type FirstEvent } from '../support/start/first-events.ts';
import { countInstructions, runFirstEvent } from '../support/start/run-first-event.ts';
import { type StartChunk, startChunk } from '../support/start/start-chunk.ts';
import { type ResultTable, shown, writeResult } from './support/result-file.ts';

/**
 * What a start of each function costs, from the process to its first answer, beside the smallest handler that makes one
 * GetItem through the same SDK, bundled in the same way: bytes, modules, instructions, time.
 */
const ROUNDS = 7;

interface Subject {
  readonly name: string;
  readonly title: string;
  readonly folder: string;
  readonly chunk: StartChunk;
  readonly event: unknown;
  readonly times: number[];
}

const cleanup = new Cleanup();
const folder = makeTemporaryFolder(cleanup);
const database = await startDatabase();
cleanup.add(database.close);
try {
  const reference = makeLeast('reference', 'one GetItem, no more', 'reference-handler.ts');
  const limits = [
    makeLeast('two reads', 'two GetItems, through the same SDK', 'two-reads-handler.ts'),
    makeLeast('by hand', 'one GetItem, signed by hand, no package', 'signed-by-hand-handler.ts'),
  ];
  const subjects = FIRST_EVENTS.map(makeSubject);
  await seed(database, subjects);
  await timeAll([reference, ...limits, ...subjects], database);
  await writeResult('start', {
    command: 'npm run bench:start',
    tables: [await startTable(reference, [...limits, ...subjects]), packageTable([reference, ...subjects])],
  });
} finally {
  await cleanup.run();
}

function makeLeast(name: string, title: string, file: string): Subject {
  const out = path.join(folder, name.replaceAll(' ', '-'));
  const entry = path.resolve(import.meta.dirname, '../support/start', file);
  const chunk = startChunk(bundleModule(entry, out));
  return { name, title, folder: out, chunk, event: {}, times: [] };
}

function makeSubject({ name, title, event }: FirstEvent): Subject {
  const out = path.join(folder, name);
  return { name, title, folder: out, chunk: startChunk(bundleHandler(name, out)), event, times: [] };
}

/** Puts there what the events ask for, and checks that they are answered as they should be. */
async function seed(database: TestDatabase, subjects: readonly Subject[]): Promise<void> {
  for (const { name, before, event, expected } of FIRST_EVENTS) {
    const { folder = '' } = subjects.find((subject) => subject.name === name) ?? {};
    for (const earlier of before) await runFirstEvent(folder, earlier, database);
    const { reply } = await runFirstEvent(folder, event, database);
    if (!reply.includes(expected)) throw new Error(`${name} answered without ${expected}: ${reply}`);
  }
}

/** In turns, so that what else the machine does falls on all alike. */
async function timeAll(subjects: readonly Subject[], database: TestDatabase): Promise<void> {
  for (let round = 0; round < ROUNDS; round++)
    for (const { folder, event, times } of subjects)
      times.push((await runFirstEvent(folder, event, database)).elapsedMs);
}

async function startTable(reference: Subject, subjects: readonly Subject[]): Promise<ResultTable> {
  const least = await countInstructions(reference.folder, reference.event, database);
  const rows: (string | number)[][] = [];
  for (const subject of [reference, ...subjects]) {
    const count = await countInstructions(subject.folder, subject.event, database);
    const { modules } = await runFirstEvent(subject.folder, subject.event, database);
    rows.push([
      subject.name,
      subject.title,
      Math.round(subject.chunk.bytes / 1000),
      modules.length,
      count === undefined ? 'not counted' : shown(count),
      count === undefined || least === undefined ? 'not counted' : shown(count / least),
      shown(median(subject.times) / median(reference.times)),
    ]);
  }
  const columns = ['function', 'first event', 'kB at start', 'modules of Node', 'M instructions'];
  return { id: 'start', columns: [...columns, 'to the reference', 'time to the reference'], rows };
}

function packageTable(subjects: readonly Subject[]): ResultTable {
  const names = new Set(subjects.flatMap(({ chunk }) => [...chunk.bytesByPackage.keys()]));
  const bytesOf = (name: string) => subjects.map(({ chunk }) => chunk.bytesByPackage.get(name) ?? 0);
  const rows = [...names]
    .map((name) => [name, ...bytesOf(name)])
    .filter(([, ...sizes]) => sizes.some((size) => Number(size) >= 1000));
  return { id: 'packages', columns: ['bytes of', ...subjects.map(({ name }) => name)], rows };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
