import { describe, expect, it } from 'vitest';
import {
  messageRequestSchema,
  precomputedAnswerSchema,
} from '../../../functions/core/answers/message-request.ts';

describe('messageRequestSchema', () => {
  it.each([
    { message: 'a' },
    { message: '😀'.repeat(8000) },
    { message: 'a', deadlineMs: 1, cache: 'bypass', datasets: [] },
    { message: 'a', deadlineMs: 25_000, cache: 'exact', datasets: ['orders'] },
  ])('takes %j', (request) => {
    expect(messageRequestSchema().safeParse(request).success).toBe(true);
  });

  it.each([
    {},
    { message: '' },
    { message: ' \n\u3000' },
    { message: 'a'.repeat(8001) },
    { message: 1 },
    { message: 'a', deadlineMs: 0 },
    { message: 'a', deadlineMs: 25_001 },
    { message: 'a', deadlineMs: 10.5 },
    { message: 'a', cache: 'none' },
    { message: 'a', datasets: [''] },
    { message: 'a', datasets: Array.from({ length: 51 }, (_, index) => `d${index}`) },
    { message: 'a', extra: 1 },
  ])('refuses %j', (request) => {
    expect(messageRequestSchema().safeParse(request).success).toBe(false);
  });
});

describe('precomputedAnswerSchema', () => {
  it('needs a message and a response that is not empty', () => {
    expect(precomputedAnswerSchema().safeParse({ message: 'a', response: 'b' }).success).toBe(true);
    expect(precomputedAnswerSchema().safeParse({ message: 'a', response: '' }).success).toBe(false);
    expect(precomputedAnswerSchema().safeParse({ response: 'b' }).success).toBe(false);
  });
});
