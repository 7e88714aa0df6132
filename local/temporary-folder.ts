import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Cleanup } from './cleanup.ts';

/** A new folder that nobody else reads; it goes with the cleanup, and with the process if that comes first. */
export function makeTemporaryFolder(cleanup: Cleanup): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'millrace-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  cleanup.add(() => {
    process.off('exit', remove);
    remove();
  });
  return folder;
}
