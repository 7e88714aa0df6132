import { describe, expect, it } from 'vitest';
import { byProvider, byRelevance, evaluateAnswers, readQuestions } from './evaluate-answers.ts';

/** What each file reaches at least; lowering one needs a reason. */
const FLOORS = [
  { file: 'questions-dev.json', hitAt1: 0.9, hitAt3: 0.95, silent: 1, padding: 0.2 },
  { file: 'questions-held.json', hitAt1: 0.83, hitAt3: 0.9, silent: 0.9, padding: 0.25 },
];

describe.each(FLOORS)('the questions of $file', ({ file, hitAt1, hitAt3, silent, padding }) => {
  const questions = readQuestions(file);

  it('are answered offline with the right entries first, and with silence where memory does not say', async () => {
    const found = await evaluateAnswers(questions, byProvider);
    expect(found.hitAt1).toBeGreaterThanOrEqual(hitAt1);
    expect(found.hitAt3).toBeGreaterThanOrEqual(hitAt3);
    expect(found.silent).toBeGreaterThanOrEqual(silent);
    expect(found.padding).toBeLessThanOrEqual(padding);
  });

  it('are answered better than by relevance alone', async () => {
    const found = await evaluateAnswers(questions, byProvider);
    const alone = await evaluateAnswers(questions, byRelevance);
    expect(found.hitAt1).toBeGreaterThanOrEqual(alone.hitAt1);
    expect(found.hitAt3).toBeGreaterThanOrEqual(alone.hitAt3);
    expect(found.silent).toBeGreaterThan(alone.silent);
    expect(found.padding).toBeLessThan(0.6 * alone.padding);
  });
});
