import path from 'node:path';
import {
  byGuard,
  byScore,
  type Evaluation,
  evaluate,
  judge,
  type QuestionPair,
  readPairs,
} from '../core/answers/similar/evaluate-pairs.ts';
import { type ResultTable, writeResult } from './support/result-file.ts';

/** Precision and recall of matching similar questions, on the committed pairs and on the files that are named. */

const PAIRS = path.resolve(import.meta.dirname, '../core/answers/similar/pairs');
const COMMITTED = [
  'written-dev.json',
  'written-held.json',
  'written-last.json',
  'written-fresh-dev.json',
  'written-fresh-held.json',
  'written-third-dev.json',
  'written-third-held.json',
  'written-fourth-held.json',
  'written-fifth-dev.json',
  'written-fifth-held.json',
  'written-sixth-held.json',
];

const files = [...COMMITTED.map((name) => path.join(PAIRS, name)), ...process.argv.slice(2)];
const sets = files.map((file) => ({ name: path.basename(file, '.json'), pairs: readPairs(file) }));

await writeResult('similar', {
  command: 'npm run eval:similar',
  tables: [overall(), ...sets.map(byKind), refusals()],
});
for (const { name, pairs } of sets) printMistakes(name, pairs);

function overall(): ResultTable {
  return {
    id: 'overall',
    columns: [
      'pairs',
      'rule',
      'precision',
      'recall',
      'served rightly',
      'wrongly',
      'missed',
      'refused rightly',
    ],
    rows: sets.flatMap(({ name, pairs }) => [
      [name, 'score and guard', ...figures(evaluate(pairs, byGuard))],
      [name, 'score alone', ...figures(evaluate(pairs, byScore))],
    ]),
  };
}

function figures({
  precision,
  recall,
  served,
  wronglyServed,
  missed,
  refused,
}: Evaluation): (string | number)[] {
  return [precision.toFixed(3), recall.toFixed(3), served, wronglyServed, missed, refused];
}

function byKind({ name, pairs }: { name: string; pairs: QuestionPair[] }): ResultTable {
  const kinds = [...new Set(pairs.map(({ kind }) => kind))].sort();
  return {
    id: `kinds-${name}`,
    columns: ['kind', 'served rightly', 'wrongly', 'missed', 'refused rightly'],
    rows: kinds.map((kind) => {
      const all = pairs.filter((pair) => pair.kind === kind);
      const { served, wronglyServed, missed, refused } = evaluate(all, byGuard);
      return [kind, served, wronglyServed, missed, refused];
    }),
  };
}

/** Which reasons refuse which kinds of different questions. */
function refusals(): ResultTable {
  const counts = new Map<string, number>();
  for (const { pairs } of sets)
    for (const pair of pairs.filter(({ label }) => label === 0)) {
      const reason = `${pair.kind}: ${judge(pair).reason ?? 'accepted'}`;
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  return {
    id: 'refusals',
    columns: ['kind of difference', 'reason', 'pairs'],
    rows: [...counts]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, count]) => [...key.split(': '), count]),
  };
}

function printMistakes(name: string, pairs: readonly QuestionPair[]): void {
  for (const pair of pairs.filter((pair) => byGuard(pair) !== (pair.label === 1))) {
    const { reason = 'accepted', similarity } = judge(pair);
    console.log(`${name} ${pair.kind} ${reason} ${similarity.toFixed(2)}\n  ${pair.cached}\n  ${pair.asked}`);
  }
}
