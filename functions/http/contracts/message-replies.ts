import * as z from 'zod/mini';
import { ANSWER_SOURCES } from '../../core/stats/statistics-store.ts';

const count = z.int().check(z.gte(0));
const ratio = z.number().check(z.gte(0), z.lte(1));
const usage = z.looseObject({ inputTokens: count, outputTokens: count });

const answerFacts = {
  answerId: z.string(),
  response: z.string(),
  answeredAt: z.iso.datetime(),
  model: z.optional(z.string()),
  datasets: z.optional(z.array(z.string())),
};

const storedSchema = z.looseObject({
  ...answerFacts,
  message: z.string(),
  source: z.enum(['model', 'precomputed']),
  usage: z.optional(usage),
  expiresAt: z.optional(z.iso.datetime()),
});

/** Good replies of the message function; a member that is not named here may come later. */
export const MESSAGE_REPLIES = {
  answer: z.looseObject({
    ...answerFacts,
    source: z.enum(ANSWER_SOURCES),
    responseTimeMs: z.number().check(z.gte(0)),
    targetMs: z.number().check(z.gt(0)),
    usage: z.optional(usage),
    match: z.optional(z.looseObject({ message: z.string(), similarity: ratio })),
    reason: z.optional(z.string()),
  }),
  explain: z.looseObject({
    candidates: z.array(
      z.looseObject({
        message: z.string(),
        similarity: ratio,
        accepted: z.boolean(),
        reason: z.optional(z.string()),
      }),
    ),
  }),
  getAnswer: z.union([
    z.looseObject({ ...storedSchema.shape, status: z.literal('ready') }),
    z.looseObject({ status: z.literal('pending'), answerId: z.string() }),
  ]),
  listAnswers: z.looseObject({ answers: z.array(storedSchema), nextCursor: z.optional(z.string()) }),
  storeAnswer: storedSchema,
  clearAnswers: z.looseObject({ cleared: count }),
} as const satisfies Readonly<Record<string, z.ZodMiniType>>;
