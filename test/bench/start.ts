import { Cleanup } from '../../local/cleanup.ts';
import { makeTemporaryFolder } from '../../local/temporary-folder.ts';
import { startDatabase, type TestDatabase } from '../support/embedded-dynamodb.ts';
import { countInstructions, runFirstEvent } from '../support/start/run-first-event.ts';
import { type StartChunk, startChunk } from '../support/start/start-chunk.ts';
import { bundleFunctions, bundleLimits, bundleReference, type Subject } from '../support/start/subjects.ts';
import { type ResultTable, shown, writeResult } from './support/result-file.ts';

/**
 * What a start of each function costs, from the process to its first answer, beside the smallest handler that makes one
 * GetItem through the same SDK, bundled in the same way: bytes, modules, instructions, time.
 */
const ROUNDS = 7;

interface Measured extends Subject {
  readonly chunk: StartChunk;
  readonly times: number[];
}

const cleanup = new Cleanup();
const folder = makeTemporaryFolder(cleanup);
const database = await startDatabase();
cleanup.add(database.close);
try {
  const reference = toMeasured(bundleReference(folder));
  const limits = bundleLimits(folder).map(toMeasured);
  const subjects = (await bundleFunctions(folder, database)).map(toMeasured);
  await timeAll([reference, ...limits, ...subjects], database);
  await writeResult('start', {
    command: 'npm run bench:start',
    tables: [await startTable(reference, [...limits, ...subjects]), packageTable([reference, ...subjects])],
  });
} finally {
  await cleanup.run();
}

function toMeasured(subject: Subject): Measured {
  return { ...subject, chunk: startChunk(subject.folder), times: [] };
}

/** In turns, so that what else the machine does falls on all alike. */
async function timeAll(subjects: readonly Measured[], database: TestDatabase): Promise<void> {
  for (let round = 0; round < ROUNDS; round++)
    for (const { folder, event, times } of subjects)
      times.push((await runFirstEvent(folder, event, database)).elapsedMs);
}

async function startTable(reference: Measured, subjects: readonly Measured[]): Promise<ResultTable> {
  const least = await countInstructions(reference.folder, reference.event, database);
  const rows: (string | number)[][] = [];
  for (const subject of [reference, ...subjects]) {
    const count =
      subject === reference ? least : await countInstructions(subject.folder, subject.event, database);
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

function packageTable(subjects: readonly Measured[]): ResultTable {
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
