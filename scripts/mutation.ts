import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');

/** A part of core that is mutated in a run of its own, as one run of all would take hours. */
interface Part {
  /** Its folder below functions/core; `core` for the files that stand in none. */
  readonly folder: string;
  /** The tests that have to notice; those that mirror the folder unless given. */
  readonly tests?: readonly string[];
  /** What is not mutated: a part of its own, or a table, whose words no test should repeat. */
  readonly except?: readonly string[];
}

const PARTS: readonly Part[] = [
  {
    folder: 'core',
    tests: ['test/core/*.test.ts', 'test/core/memory/*.test.ts', 'test/core/tools/*.test.ts'],
  },
  { folder: 'freshness' },
  { folder: 'settings' },
  { folder: 'text', except: ['stop-words.ts'] },
  { folder: 'maintenance' },
  { folder: 'stats' },
  { folder: 'memory' },
  { folder: 'answers', tests: ['test/core/answers/*.test.ts'], except: ['similar/**', 'data-keywords.ts'] },
  {
    folder: 'answers/similar',
    tests: similarTests('*', 'rules/*', 'reading/*'),
    except: ['lexicon/**', 'reading/*/**'],
  },
  { folder: 'answers/similar/reading/arrangement', tests: readingTests('arrangement') },
  { folder: 'answers/similar/reading/clauses', tests: readingTests('clauses') },
  { folder: 'answers/similar/reading/words', tests: readingTests('words') },
  {
    folder: 'tools',
    tests: ['test/core/tools/*.test.ts'],
    except: ['aws/**', 'profile/**', 'quality/**', 'random/**', 'schemas/**'],
  },
  { folder: 'tools/aws' },
  { folder: 'tools/profile', tests: toolTests('profile', 'profile-dataset') },
  { folder: 'tools/quality', tests: toolTests('quality', 'check-quality') },
  { folder: 'tools/random', tests: toolTests('random', 'random-data-generator') },
  { folder: 'tools/schemas', tests: toolTests('schemas', 'compare-schemas') },
];

main(process.argv.slice(2));

/**
 * Mutates the named folders of functions/core, or all, with Stryker, and puts their scores into docs/results; the
 * others' stay. What a change of code or tests cannot have changed is taken from the last run (reports/mutation).
 */
function main(named: readonly string[]): void {
  const parts = named.length === 0 ? PARTS : named.map(partOf);
  for (const part of parts) {
    mutate(part);
    run(process.execPath, ['test/bench/mutation.ts', part.folder]);
  }
}

/** What mirrors a folder of a tool, and the tests of the tool itself. */
function toolTests(folder: string, tool: string): string[] {
  return [`test/core/tools/${folder}/**/*.test.ts`, `test/core/tools/${tool}.test.ts`];
}

/** What mirrors a folder of the reading, and the tests that read whole questions. */
function readingTests(folder: string): string[] {
  return similarTests(`reading/${folder}/*`, 'reading/*', 'rules/*', 'kept-apart', 'evaluation');
}

function similarTests(...names: readonly string[]): string[] {
  return names.map((name) => `test/core/answers/similar/${name}.test.ts`);
}

function partOf(folder: string): Part {
  const part = PARTS.find((candidate) => candidate.folder === folder);
  if (part !== undefined) return part;
  throw new Error(`There is no part ${folder}; there are ${PARTS.map((one) => one.folder).join(', ')}.`);
}

function mutate({ folder, tests = [`test/core/${folder}/**/*.test.ts`], except = [] }: Part): void {
  const all = folder === 'core' ? 'functions/core/*.ts' : `functions/core/${folder}/**/*.ts`;
  const files = [all, ...except.map((pattern) => `!functions/core/${folder}/${pattern}`)];
  const report = `reports/mutation/${folder.replaceAll('/', '-')}.json`;
  const args = ['--mutate', files.join(','), '--testFiles', tests.join(','), '--incrementalFile', report];
  run('stryker', ['run', ...args]);
}

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}
