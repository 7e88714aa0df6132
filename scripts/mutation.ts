import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Folders of core, each a run of its own, as one run of all would take hours; by size, the largest last. */
const FOLDERS = ['freshness', 'settings', 'text', 'maintenance', 'stats', 'memory', 'answers', 'tools'];

await main(process.argv.slice(2));

/** Mutates the named folders of functions/core, or all, with Stryker, and puts the scores into docs/results. */
async function main(named: readonly string[]): Promise<void> {
  const folders = named.length === 0 ? FOLDERS : named;
  await rm(path.join(ROOT, 'reports/mutation'), { recursive: true, force: true });
  for (const folder of folders) mutate(folder);
  run(process.execPath, ['test/bench/mutation.ts']);
}

function mutate(folder: string): void {
  const files = `functions/core/${folder}/**/*.ts,!functions/core/answers/similar/lexicon/**`;
  run('stryker', ['run', '--mutate', files, '--concurrency', '2'], {
    MILLRACE_MUTATION_REPORT: `reports/mutation/${folder}.json`,
  });
}

function run(command: string, args: readonly string[], more: Readonly<Record<string, string>> = {}): void {
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...more },
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}
