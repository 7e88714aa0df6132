import type { Mutant } from './mutants.ts';
import type { ResultTable } from './result-file.ts';

type Row = ResultTable['rows'][number];

/** The score of each folder, with that folder's made anew, and of all of them. */
export function scoresWith(
  tables: readonly ResultTable[],
  folder: string,
  mutants: readonly Mutant[],
): ResultTable {
  const others = (tables.find(({ id }) => id === 'folders')?.rows ?? []).filter(
    ([name]) => name !== folder && name !== ALL,
  );
  const rows = byName([...others, toScore(folder, countsOf(mutants))]);
  return { id: 'folders', columns: COLUMNS, rows: [...rows, toScore(ALL, addUp(rows))] };
}

/** The mutants of each folder that no test notices, with that folder's made anew: those that tests run, then the others. */
export function survivorsWith(
  tables: readonly ResultTable[],
  folder: string,
  mutants: readonly Mutant[],
): ResultTable[] {
  const made = [
    toSurvivors(`${folder}:not-covered`, mutants, 'NoCoverage'),
    toSurvivors(`${folder}:survived`, mutants, 'Survived'),
  ];
  const others = tables.filter(({ id }) => made.every((table) => table.id !== id));
  return [...others, ...made].sort((one, other) => (one.id < other.id ? -1 : 1));
}

const ALL = 'all of these';
const COLUMNS = [
  'folder',
  'mutants',
  'killed',
  'timed out',
  'survived',
  'not covered',
  'score, %',
  'of covered, %',
];

/** Killed, timed out, survived, not covered. */
type Counts = readonly number[];

/** Static mutants, which stand only while a module loads, and those that do not compile are not counted. */
function countsOf(mutants: readonly Mutant[]): Counts {
  return ['Killed', 'Timeout', 'Survived', 'NoCoverage'].map(
    (status) => mutants.filter((mutant) => mutant.status === status).length,
  );
}

function addUp(rows: readonly Row[]): Counts {
  return [2, 3, 4, 5].map((column) => rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0));
}

function toScore(name: string, counts: Counts): Row {
  const [killed = 0, timedOut = 0, survived = 0, uncovered = 0] = counts;
  const noticed = killed + timedOut;
  const covered = noticed + survived;
  const total = covered + uncovered;
  return [name, total, ...counts, percent(noticed, total), percent(noticed, covered)];
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.round((part / whole) * 1000) / 10;
}

function byName(rows: readonly Row[]): Row[] {
  return [...rows].sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
}

function toSurvivors(id: string, mutants: readonly Mutant[], status: string): ResultTable {
  const rows = mutants
    .filter((mutant) => mutant.status === status)
    .map(({ file, line, mutator, replacement }) => [file, line, mutator, replacement]);
  return { id, columns: ['file', 'line', 'mutator', 'replacement'], rows };
}
