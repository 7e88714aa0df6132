import { Cleanup } from '../../local/cleanup.ts';
import { makeTemporaryFolder } from '../../local/temporary-folder.ts';
import { startDatabase } from '../support/embedded-dynamodb.ts';
import { countInstructions } from '../support/start/run-first-event.ts';
import { bundleFunctions, bundleReference } from '../support/start/subjects.ts';

/** Most instructions from the start of the process to the first answer, to those of one GetItem through the same SDK. */
const MOST_TO_REFERENCE = 1.25;

process.exitCode = await main();

/** Counts the instructions of each function's start with valgrind; the same to one in 1,000 on any machine. */
async function main(): Promise<number> {
  const cleanup = new Cleanup();
  try {
    const folder = makeTemporaryFolder(cleanup);
    const database = await startDatabase();
    cleanup.add(database.close);
    const reference = bundleReference(folder);
    const least = await countInstructions(reference.folder, reference.event, database);
    if (least === undefined) {
      console.error('Instructions are counted with valgrind, which is not installed.');
      return 1;
    }
    let failed = 0;
    for (const { name, folder: out, event } of await bundleFunctions(folder, database)) {
      const ratio = ((await countInstructions(out, event, database)) ?? Number.NaN) / least;
      const isFine = ratio <= MOST_TO_REFERENCE;
      if (!isFine) failed++;
      console.log(`  ${isFine ? 'ok    ' : 'not ok'} ${name}: ${ratio.toFixed(3)} times one GetItem`);
    }
    return failed === 0 ? 0 : 1;
  } finally {
    await cleanup.run();
  }
}
