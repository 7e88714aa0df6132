import * as z from 'zod/mini';
import {
  explainRequestSchema,
  messageRequestSchema,
  messageSchema,
  precomputedAnswerSchema,
} from '../../core/answers/message-request.ts';
import { lazily } from '../../core/lazily.ts';
import { datasetSchema } from '../../core/memory/entry.ts';
import type { Contract } from '../operation.ts';

const nothing = lazily(() => z.strictObject({}));
const answerIdSchema = lazily(() =>
  z.string().check(z.regex(/^[0-9a-f]{32}$/, 'must be 32 hexadecimal digits')),
);

/** What the message function takes, by operation. */
export const MESSAGE = {
  answer: { name: 'answer', summary: 'Answers a message within its target.', input: messageRequestSchema },
  explain: {
    name: 'explain',
    summary: 'Says how a message would be matched with stored questions, without answering it.',
    input: explainRequestSchema,
  },
  getAnswer: {
    name: 'getAnswer',
    summary: 'Reads an answer by its id, or says that it is still being made.',
    input: () => z.strictObject({ answerId: answerIdSchema() }),
    statuses: [200, 202],
  },
  listAnswers: {
    name: 'listAnswers',
    summary: 'Lists stored answers, newest first; nextCursor leads to the next page.',
    input: () =>
      z.strictObject({
        limit: z.optional(z.int().check(z.gte(1), z.lte(100))),
        cursor: z.optional(z.string()),
      }),
    numbers: ['limit'],
  },
  storeAnswer: {
    name: 'storeAnswer',
    summary: 'Stores an answer ahead of its question; it never expires.',
    input: precomputedAnswerSchema,
  },
  clearAnswers: { name: 'clearAnswers', summary: 'Deletes every stored answer.', input: nothing },
  /** Direct only: the function hands late answers to itself. */
  finishAnswer: {
    name: 'finishAnswer',
    summary: 'Finishes an answer that did not come in time.',
    input: () =>
      z.strictObject({
        answerId: answerIdSchema(),
        owner: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
        message: messageSchema(),
        datasets: z.array(datasetSchema()),
      }),
  },
  /** Direct only: the function asks itself when it stored one answer too many. */
  trimAnswers: {
    name: 'trimAnswers',
    summary: 'Deletes the oldest stored answers of a model where there are too many.',
    input: nothing,
  },
} as const satisfies Record<string, Contract<never> | Contract>;
