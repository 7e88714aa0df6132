import { expect, it } from 'vitest';
import { readQuestion } from '../../../../../functions/core/answers/similar/reading/read-question.ts';
import { tenseRule } from '../../../../../functions/core/answers/similar/rules/tense.ts';

const tense = (asked: string, cached: string) => tenseRule(readQuestion(asked), readQuestion(cached));

it('tenseRule tells what was from what is, and no more', () => {
  expect(tense('Which tables were dropped?', 'Which tables are dropped?')).toBe('tense_differs');
  expect(tense('Which tables are dropped?', 'Which tables were dropped?')).toBe('tense_differs');
  expect(tense('Which tables were dropped?', 'Which tables have been dropped?')).toBeUndefined();
  expect(tense('Which tables are dropped?', 'Which tables can be dropped?')).toBeUndefined();
  expect(tense('Which tables can be dropped?', 'Which tables were dropped?')).toBeUndefined();
});
