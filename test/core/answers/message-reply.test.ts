import { describe, expect, it } from 'vitest';
import { toAnswerFacts, toStoredFacts } from '../../../functions/core/answers/message-reply.ts';
import { makeStored } from '../support/asking.ts';

describe('toAnswerFacts', () => {
  it('names the datasets that the answer depends on, never the unnamed one', () => {
    const answer = makeStored('why?', { dependencies: { '': 1, orders: 2 } });
    expect(toAnswerFacts(answer)).toEqual({
      answerId: answer.answerId,
      response: 'as stored',
      answeredAt: '2026-07-01T11:00:00.000Z',
      model: 'model-0',
      datasets: ['orders'],
    });
  });

  it('leaves datasets out where there are none', () => {
    expect(toAnswerFacts(makeStored('why?', { dependencies: { '': 1 } }))).not.toHaveProperty('datasets');
  });
});

describe('toStoredFacts', () => {
  it('adds the question, where the answer came from, its tokens and its end', () => {
    expect(toStoredFacts(makeStored('why?'))).toMatchObject({
      message: 'why?',
      source: 'model',
      usage: { inputTokens: 7, outputTokens: 3 },
      expiresAt: '2026-07-02T11:00:00.000Z',
    });
  });

  it('shows neither model nor tokens of an answer that no model made', () => {
    const { usage: _, model: __, ...written } = makeStored('why?', { origin: 'precomputed' });
    expect(Object.keys(toStoredFacts(written))).not.toContain('usage');
    expect(Object.keys(toStoredFacts(written))).not.toContain('model');
  });

  it('shows no end of an answer that has none', () => {
    const { expiresAtMs: _, ...eternal } = makeStored('why?', { origin: 'precomputed' });
    expect(toStoredFacts(eternal)).not.toHaveProperty('expiresAt');
  });
});
