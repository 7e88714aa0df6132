import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');
const COPIED = ['bin', 'functions', 'lib', 'local', 'package.json', 'tsconfig.json'];

/** A copy of the tree to plant bad files in. */
export interface PlantedTree {
  readonly plant: (file: string, source: string) => Promise<void>;
  /** Runs a tool of node_modules/.bin at the root of the copy, and gives what it printed, whatever its exit status. */
  readonly run: (tool: string, args: readonly string[]) => Promise<string>;
}

/** Copies the sources: in the tree itself a planted file would be seen by whatever else runs, or outlive a crash. */
export async function copyTree(): Promise<PlantedTree> {
  const folder = await mkdtemp(path.join(tmpdir(), 'millrace-architecture-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  await Promise.all(
    COPIED.map((name) => cp(path.join(ROOT, name), path.join(folder, name), { recursive: true })),
  );
  await writeFile(path.join(folder, '.oxlintrc.json'), await syntacticRules());
  await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  return {
    plant: async (file, source) => {
      await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
      await writeFile(path.join(folder, file), source, { flag: 'wx' });
    },
    run: async (tool, args) => {
      const { promise, resolve } = Promise.withResolvers<string>();
      const bin = path.join(ROOT, 'node_modules/.bin', tool);
      const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
      execFile(process.execPath, [bin, ...args], options, (_, stdout, stderr) => resolve(stdout + stderr));
      return await promise;
    },
  };
}

/** The lint rules without those that need types: imports need none, and types take most of a minute. */
async function syntacticRules(): Promise<string> {
  const config: unknown = JSON.parse(await readFile(path.join(ROOT, '.oxlintrc.json'), 'utf8'));
  return JSON.stringify({ ...Object(config), options: { typeAware: false } });
}
