import path from 'node:path';
import {
  byGuard,
  byScore,
  evaluate,
  type JudgedPair,
  judged,
  PAIR_FILES,
  readPairs,
  toRow,
} from '../core/answers/similar/evaluate-pairs.ts';
import { type ResultTable, writeResult } from './support/result-file.ts';

/** Precision and recall of matching similar questions, on the committed pairs and on the files that are named. */

const files = [...PAIR_FILES, ...process.argv.slice(2)];
const sets = files.map((file) => ({
  name: path.basename(file, '.json'),
  pairs: readPairs(file).map(judged),
}));

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
      [name, 'score and guard', ...toRow(evaluate(pairs, byGuard))],
      [name, 'score alone', ...toRow(evaluate(pairs, byScore))],
    ]),
  };
}

function byKind({ name, pairs }: { name: string; pairs: readonly JudgedPair[] }): ResultTable {
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
    for (const { kind, judgement } of pairs.filter(({ label }) => label === 0)) {
      const reason = `${kind}: ${judgement.reason ?? 'accepted'}`;
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

function printMistakes(name: string, pairs: readonly JudgedPair[]): void {
  for (const { label, kind, asked, cached, judgement } of pairs) {
    if (judgement.accepted === (label === 1)) continue;
    const { reason = 'accepted', similarity } = judgement;
    console.log(`${name} ${kind} ${reason} ${similarity.toFixed(2)}\n  ${cached}\n  ${asked}`);
  }
}
