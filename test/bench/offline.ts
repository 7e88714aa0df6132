import {
  type AnswerQuality,
  byProvider,
  byRelevance,
  evaluateAnswers,
  readQuestions,
} from '../core/answers/offline/evaluate-answers.ts';
import { writeResult } from './support/result-file.ts';

/** What the offline provider quotes for questions about a pipeline's memory, beside lexical relevance alone. */

const SETS = ['questions-dev', 'questions-held'];
const WAYS = [
  ['search and relevance', byProvider],
  ['relevance alone', byRelevance],
] as const;

const rows: (string | number)[][] = [];
for (const name of SETS) {
  const questions = readQuestions(`${name}.json`);
  for (const [way, answering] of WAYS)
    rows.push([name, questions.length, way, ...figures(await evaluateAnswers(questions, answering))]);
}
await writeResult('offline', {
  command: 'npm run eval:offline',
  tables: [
    {
      id: 'quality',
      columns: ['questions', 'how many', 'rule', 'hit@1', 'hit@3', 'silent', 'padding', 'lines'],
      rows,
    },
  ],
});

function figures({ hitAt1, hitAt3, silent, padding, lines }: AnswerQuality): string[] {
  return [hitAt1, hitAt3, silent, padding, lines].map((figure) => figure.toFixed(2));
}
