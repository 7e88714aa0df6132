import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, makeQuestionIndex } from '../../../functions/core/answers/question-index.ts';
import type { QuestionFacts } from '../../../functions/core/answers/question-log.ts';
import { toSignature } from '../../../functions/core/answers/similar/question-signature.ts';
import { makeStored } from '../support/asking.ts';

const WORDS = [
  ...[
    'how',
    'many',
    'rows',
    'did',
    'the',
    'orders',
    'pipeline',
    'load',
    'into',
    'warehouse',
    'reject',
    '7',
    '8',
  ],
  ...['please', 'why', 'yesterday', 'not', 'staging', 'refunds', 'query', 'partition'],
];

const anyQuestion = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 })
  .map((words) => `${words.join(' ')}?`);

const anyQuestions = fc.array(anyQuestion, { maxLength: 40 });

function indexOf(messages: readonly string[]) {
  const index = makeQuestionIndex();
  for (const [position, message] of messages.entries()) index.put(toFacts(message, position));
  return index;
}

function toFacts(message: string, position: number): QuestionFacts {
  return makeStored(message, { answeredAtMs: position });
}

const idsOf = (candidates: readonly Candidate[]) =>
  candidates.filter(({ judgement }) => judgement.accepted).map(({ question }) => question.answerId);

describe('makeQuestionIndex', () => {
  it('accepts the same questions in the same order as a comparison with all', () => {
    fc.assert(
      fc.property(anyQuestions, anyQuestion, fc.constantFrom(0, 0.65, 0.9), (messages, asked, threshold) => {
        const index = indexOf(messages);
        const signature = toSignature(asked);
        expect(idsOf(index.examine(signature, threshold))).toEqual(
          idsOf(index.compareAll(signature, threshold)),
        );
      }),
    );
  });

  it('finds a question that was put in, whatever else was put in or taken out', () => {
    fc.assert(
      fc.property(anyQuestions, anyQuestion, (messages, asked) => {
        const index = indexOf([...messages, asked]);
        for (const message of messages) if (message !== asked) index.remove(toFacts(message, 0).answerId);
        const found = index.compareAll(toSignature(asked), 0.65);
        expect(found.map(({ question }) => question.message)).toEqual([asked]);
        index.remove(toFacts(asked, 0).answerId);
        expect(index.size()).toBe(0);
        expect(index.examine(toSignature(asked), 0.65)).toEqual([]);
      }),
    );
  });

  it('puts the accepted before the refused, the last answered first among equals', () => {
    const index = makeQuestionIndex();
    const asked = 'Which rows of the orders pipeline failed?';
    for (const [position, message] of [asked, `${asked} `, asked.toLowerCase()].entries())
      index.put({ ...toFacts(message, position), answerId: `id-${position}` });
    index.put(toFacts('Which rows of the refunds pipeline failed?', 9));
    const found = index.examine(toSignature(asked), 0.65);
    expect(found.map(({ question }) => question.answerId).slice(0, 3)).toEqual(['id-2', 'id-1', 'id-0']);
    expect(found.map(({ judgement }) => judgement.accepted)).toEqual([true, true, true, false]);
  });

  it('puts the accepted first even where a refused one is more similar', () => {
    const index = indexOf([
      'Which rows of the refunds pipeline were rejected?',
      'Please tell me which rows of the orders pipeline were rejected, thank you',
    ]);
    const found = index.examine(toSignature('which rows of the orders pipeline were rejected'), 0.65);
    const [first, second] = found.map(({ judgement }) => judgement);
    expect([first?.accepted, second?.accepted]).toEqual([true, false]);
    expect(second?.similarity).toBeGreaterThan(first?.similarity ?? 1);
  });

  it('looks at 32 at most, each once, only to tell why none is served', () => {
    const index = indexOf(Array.from({ length: 100 }, (_, rows) => `Which ${rows} rows were rejected?`));
    const found = index.examine(toSignature('Which rows were rejected?'), 0.65);
    expect(new Set(found.map(({ question }) => question.answerId)).size).toBe(32);
    expect(found).toHaveLength(32);
  });

  it('looks at few of 2,000 questions', () => {
    const messages = Array.from(
      { length: 2000 },
      (_, position) =>
        `Why did the load of table_${position % 400} from source_${position % 37} slow down in region_${position % 11}?`,
    );
    const index = indexOf(messages);
    const examined = index.examine(toSignature(messages[577] ?? ''), 0.65);
    expect(examined.length).toBeLessThanOrEqual(250);
    expect(examined.length).toBeGreaterThan(0);
  });

  it('knows a question that was answered again as another version of it', () => {
    const index = makeQuestionIndex();
    const first = toFacts('Which rows failed?', 1);
    index.put(first);
    expect(index.has(first)).toBe(true);
    expect(index.has({ ...first, answeredAtMs: 2 })).toBe(false);
    index.put({ ...first, answeredAtMs: 2, dependencies: { orders: 3 } });
    expect(index.size()).toBe(1);
    const [found] = index.compareAll(toSignature('Which rows failed?'), 0.65);
    expect(found?.question.dependencies).toEqual({ orders: 3 });
  });

  it('counts the answers of a model that are within their time', () => {
    const index = makeQuestionIndex();
    index.put({ ...toFacts('one?', 1), expiresAtMs: 10 });
    index.put({ ...toFacts('two?', 2), expiresAtMs: 11 });
    index.put({ ...toFacts('three?', 3), origin: 'precomputed' });
    expect([index.countOfModel(9), index.countOfModel(10), index.countOfModel(11)]).toEqual([2, 1, 0]);
  });

  it('keeps a question that is too long to be matched, and does not match it', () => {
    const index = makeQuestionIndex();
    const { message: _, ...facts } = toFacts('Which rows failed?', 1);
    index.put(facts);
    expect(index.size()).toBe(1);
    expect(index.compareAll(toSignature('Which rows failed?'), 0.65)).toEqual([]);
  });
});
