import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Name of the file that is written last. */
const READY = 'ready';

const CACHE = path.resolve(import.meta.dirname, '../.cache');

/**
 * Path of a Python that has the packages (`name==version`), from a virtual environment in `.cache` that is made when it
 * is missing: at the first use or after a change of the list. Throws, in words for a person, where there is no Python.
 */
export async function preparePython(name: string, packages: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(packages.join('\n')).digest('hex').slice(0, 12);
  const folder = path.join(CACHE, `${name}-${hash}`);
  const python = path.join(folder, 'bin', 'python');
  if (existsSync(path.join(folder, READY))) return python;
  await requirePython();
  await mkdir(CACHE, { recursive: true });
  console.error(`Installing ${packages.join(', ')} into ${path.relative(process.cwd(), folder)}`);
  await rm(folder, { recursive: true, force: true });
  await orExplain(run('python3', ['-m', 'venv', folder]), 'python3 -m venv failed');
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages];
  await orExplain(run(python, install), 'pip install failed');
  await writeFile(path.join(folder, READY), '');
  return python;
}

async function requirePython(): Promise<void> {
  const version = await run('python3', ['--version']).catch(() => undefined);
  const [, major, minor] = /Python (\d+)\.(\d+)/.exec(version?.stdout ?? '') ?? [];
  if (Number(major) > 3 || (Number(major) === 3 && Number(minor) >= 10)) return;
  const found = version === undefined ? 'there is no python3 here' : `this is ${version.stdout.trim()}`;
  throw new Error(`This needs Python 3.10 or newer with venv and pip; ${found}.`);
}

async function orExplain(work: Promise<unknown>, what: string): Promise<void> {
  try {
    await work;
  } catch (error) {
    const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new Error(`${what}: ${text.trim().split('\n').slice(-5).join('\n')}`, { cause: error });
  }
}
