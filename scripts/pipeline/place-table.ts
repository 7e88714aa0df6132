import { copyFile, mkdir, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { DemoFault } from '../demo/demo-fault.ts';

/** Folder of the tables within the data folder, and so the start of their addresses. */
const FOLDER = 'pipeline';

export interface PlacedTable {
  /** What a tool's `source` says. */
  readonly source: string;
  readonly takeAway: () => Promise<void>;
}

/** Copies a file to where the tools may read it; an s3 address stays as it is. */
export async function placeTable(table: string, sourceFolder: string): Promise<PlacedTable> {
  if (table.startsWith('s3://')) return { source: table, takeAway: async () => {} };
  const folder = path.join(sourceFolder, FOLDER);
  const placed = path.join(folder, path.basename(table));
  try {
    await mkdir(folder, { recursive: true });
    await copyFile(table, placed);
  } catch (error) {
    throw new DemoFault(`${table} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return {
    source: `${FOLDER}/${path.basename(table)}`,
    takeAway: async () => {
      await rm(placed, { force: true });
      await rmdir(folder).catch(() => {});
    },
  };
}
