import * as z from 'zod/mini';
import { lazily } from '../lazily.ts';
import { ModelError } from './model.ts';

/** Longest answer that is taken from a model, in UTF-16 code units; a precomputed one may be as long. */
export const MAX_RESPONSE_CHARS = 20_000;

const tokens = lazily(() => z.int().check(z.gte(0)));

const replySchema = lazily(() =>
  z.object({
    text: z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_RESPONSE_CHARS)),
    model: z.string().check(z.minLength(1)),
    usage: z.catch(z.optional(z.object({ inputTokens: tokens(), outputTokens: tokens() })), undefined),
    drawnFrom: z._default(z.array(z.string()), []),
  }),
);

/** What a model wrote, free of white space around it. Throws a ModelError for an empty or an endless text. */
export function parseModelReply(reply: unknown) {
  const parsed = replySchema().safeParse(reply);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`);
  throw new ModelError(`The model's reply cannot be used: ${faults.join(', ')}.`, false);
}
