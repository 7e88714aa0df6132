import * as z from 'zod/mini';
import type { PendingAnswer, StoredAnswer } from '../../core/answers/answer-store.ts';
import { ATTRIBUTE } from '../../core/names.ts';
import type { Scope } from '../../core/scope.ts';
import { itemKey, partition } from './keys.ts';

/** Version of the items that are written; those of another are not read. */
export const ITEM_VERSION = 1;
/** How long the note of a question that is being asked stays readable after its claim has ended. */
const PENDING_KEPT_MS = 10 * 60_000;

/** Start of the sort keys of answers. */
export const ANSWER_PREFIX = 'answer#';

const answerSchema = z.object({
  [ATTRIBUTE.sort]: z.string(),
  version: z.literal(ITEM_VERSION),
  message: z.string(),
  response: z.string(),
  origin: z.enum(['model', 'precomputed']),
  answeredAtMs: z.number(),
  model: z.catch(z.optional(z.string()), undefined),
  usage: z.catch(z.optional(z.object({ inputTokens: z.number(), outputTokens: z.number() })), undefined),
  dependencies: z.array(z.tuple([z.string(), z.number()])),
  expiresAtMs: z.optional(z.number()),
});

const pendingSchema = z.object({
  version: z.literal(ITEM_VERSION),
  owner: z.string(),
  leaseUntilMs: z.number(),
});

/** Primary key of the answer with that id. */
export function answerKey(scope: Scope, answerId: string): Record<string, string> {
  return itemKey(partition(scope, 'answers'), ANSWER_PREFIX + answerId);
}

/** Item of an answer; DynamoDB may delete it once it is past its time. */
export function toAnswerItem(scope: Scope, answer: StoredAnswer): Record<string, unknown> {
  const { answerId, dependencies, ...rest } = answer;
  return {
    ...answerKey(scope, answerId),
    ...rest,
    dependencies: Object.entries(dependencies),
    ...(answer.expiresAtMs === undefined
      ? {}
      : { [ATTRIBUTE.expiresAt]: Math.ceil(answer.expiresAtMs / 1000) }),
    version: ITEM_VERSION,
  };
}

/** Item of a claimed question, in the place where its answer will be. */
export function toPendingItem(scope: Scope, answerId: string, claim: PendingAnswer): Record<string, unknown> {
  return {
    ...answerKey(scope, answerId),
    ...claim,
    [ATTRIBUTE.expiresAt]: Math.ceil((claim.leaseUntilMs + PENDING_KEPT_MS) / 1000),
    version: ITEM_VERSION,
  };
}

/** Answer of an item; undefined for a pending, broken or foreign one. */
export function fromAnswerItem(item: unknown): StoredAnswer | undefined {
  const parsed = answerSchema.safeParse(item);
  if (!parsed.success) return undefined;
  const { sk, version: _, dependencies, ...rest } = parsed.data;
  return {
    answerId: sk.slice(ANSWER_PREFIX.length),
    ...rest,
    dependencies: Object.fromEntries(dependencies),
  };
}

/** Claim of an item; undefined for one that is no claim. */
export function fromPendingItem(item: unknown): PendingAnswer | undefined {
  const parsed = pendingSchema.safeParse(item);
  if (!parsed.success) return undefined;
  const { owner, leaseUntilMs } = parsed.data;
  return { owner, leaseUntilMs };
}
