import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { StartFault, toReason } from './start-fault.ts';

/** Makes a folder below MILLRACE_DATA_DIR, with its parents; throws a StartFault if that is not possible. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await makeWithParents(folder);
  } catch (error) {
    throw new StartFault(
      `The data folder ${folder} cannot be made: ${toReason(error)}. Set MILLRACE_DATA_DIR to another folder, or to :memory:.`,
    );
  }
}

/** Node's own recursive mkdir never ends where the system says that a parent is missing and it is not, as in /proc. */
async function makeWithParents(folder: string): Promise<void> {
  const failure = await tryMake(folder);
  if (failure === undefined) return;
  if (failure.code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
  const parent = path.dirname(folder);
  if (failure.code !== 'ENOENT' || parent === folder) throw failure;
  await makeWithParents(parent);
  await mkdir(folder);
}

async function tryMake(folder: string): Promise<NodeJS.ErrnoException | undefined> {
  try {
    await mkdir(folder);
    return undefined;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}
