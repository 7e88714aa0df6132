import * as z from 'zod/mini';
import { lazily } from '../lazily.ts';
import { datasetSchema } from '../memory/entry.ts';
import { codePoints } from '../text/code-points.ts';
import { MAX_RESPONSE_CHARS } from './model-reply.ts';

/** Most characters (Unicode code points) of a message. */
export const MAX_MESSAGE_CHARS = 8000;
/** Longest time that a caller may give an answer; the platform around it ends at 30 s. */
export const MAX_DEADLINE_MS = 25_000;

/** The question: 1 to 8,000 characters, not only white space. */
export const messageSchema = lazily(() =>
  z.string().check(
    z.refine((text: string) => text.trim() !== '', 'must not be empty'),
    z.refine(
      (text: string) => codePoints(text) <= MAX_MESSAGE_CHARS,
      `must be at most ${MAX_MESSAGE_CHARS} characters`,
    ),
    // JSON Schema counts code points, which zod's own checks of length do not.
    z.meta({ minLength: 1, maxLength: MAX_MESSAGE_CHARS, pattern: String.raw`\S` }),
  ),
);

const datasetsSchema = lazily(() => z.array(datasetSchema()).check(z.maxLength(50)));

export const messageRequestSchema = lazily(() =>
  z.strictObject({
    message: messageSchema(),
    deadlineMs: z.optional(z.int().check(z.gte(1), z.lte(MAX_DEADLINE_MS))),
    cache: z.optional(z.enum(['semantic', 'exact', 'bypass'])),
    datasets: z.optional(datasetsSchema()),
  }),
);

/** A message whose matches are to be explained. */
export const explainRequestSchema = lazily(() => z.strictObject({ message: messageSchema() }));

export type MessageRequest = z.infer<ReturnType<typeof messageRequestSchema>>;

export const precomputedAnswerSchema = lazily(() =>
  z.strictObject({
    message: messageSchema(),
    response: z.string().check(z.minLength(1), z.maxLength(MAX_RESPONSE_CHARS)),
    datasets: z.optional(datasetsSchema()),
  }),
);

export type PrecomputedAnswer = z.infer<ReturnType<typeof precomputedAnswerSchema>>;
