import { copyFile, mkdir, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DemoFault } from './demo-fault.ts';

/** Folder of the demo's files within the data folder, and so the start of their addresses. */
export const FILES_FOLDER = 'demo';

/** Copies files of the package vega-datasets to where the tools may read them; what it gives back takes them away. */
export async function placeFiles(
  sourceFolder: string,
  files: readonly string[],
): Promise<() => Promise<void>> {
  const folder = path.join(sourceFolder, FILES_FOLDER);
  const placed = files.map((file) => path.join(folder, file));
  try {
    await mkdir(folder, { recursive: true });
    await Promise.all(files.map((file, index) => copyFile(originOf(file), placed[index] ?? file)));
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new DemoFault(`The tables cannot be put into ${folder}: ${cause}`);
  }
  return async () => {
    await Promise.all(placed.map((file) => rm(file, { force: true })));
    await rmdir(folder).catch(() => {});
  };
}

function originOf(file: string): string {
  return fileURLToPath(new URL(`../data/${file}`, import.meta.resolve('vega-datasets')));
}
