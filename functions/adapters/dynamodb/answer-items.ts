import * as z from 'zod/mini';
import {
  PENDING_KEPT_MS,
  type PendingAnswer,
  type Replaceable,
  type StoredAnswer,
} from '../../core/answers/answer-store.ts';
import { lazily } from '../../core/lazily.ts';
import { ATTRIBUTE } from '../../core/names.ts';
import type { Scope } from '../../core/scope.ts';
import { itemKey, partition } from './keys.ts';
import { packText, unpackText } from './packed-text.ts';
import { ANSWER_PREFIX, toQuestionAttributes } from './question-items.ts';

/** Version of the items that are written; those of another are not read. */
export const ITEM_VERSION = 1;

const packedSchema = lazily(() => z.union([z.string(), z.instanceof(Uint8Array)]));

const answerSchema = lazily(() =>
  z.object({
    [ATTRIBUTE.sort]: z.string(),
    version: z.literal(ITEM_VERSION),
    message: packedSchema(),
    response: packedSchema(),
    origin: z.enum(['model', 'precomputed']),
    answeredAtMs: z.number(),
    model: z.catch(z.optional(z.string()), undefined),
    usage: z.catch(z.optional(z.object({ inputTokens: z.number(), outputTokens: z.number() })), undefined),
    dependencies: z.array(z.tuple([z.string(), z.number()])),
    expiresAtMs: z.optional(z.number()),
    madeAtCount: z.catch(z.optional(z.number()), undefined),
  }),
);

const timedSchema = lazily(() => z.object({ answeredAtMs: z.number() }));

const pendingSchema = lazily(() =>
  z.object({
    version: z.literal(ITEM_VERSION),
    owner: z.string(),
    leaseUntilMs: z.number(),
  }),
);

/** Primary key of the answer with that id. */
export function answerKey(scope: Scope, answerId: string): Record<string, string> {
  return itemKey(partition(scope, 'answers'), ANSWER_PREFIX + answerId);
}

/** Item of an answer, in the index of answers as well; DynamoDB may delete it once it is past its time. */
export function toAnswerItem(scope: Scope, answer: StoredAnswer): Record<string, unknown> {
  const { answerId, message, response, dependencies, ...rest } = answer;
  return {
    ...answerKey(scope, answerId),
    ...toQuestionAttributes(answer),
    ...rest,
    message: packText(message),
    response: packText(response),
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
  const parsed = answerSchema().safeParse(item);
  if (!parsed.success) return undefined;
  const { sk, version: _, dependencies, ...rest } = parsed.data;
  const message = unpackText(rest.message);
  const response = unpackText(rest.response);
  if (message === undefined || response === undefined) return undefined;
  return {
    answerId: sk.slice(ANSWER_PREFIX.length),
    ...rest,
    message,
    response,
    dependencies: Object.fromEntries(dependencies),
  };
}

/** What a claim needs in order to replace an item that may look like an answer and cannot be read. */
export function fromUnreadableItem(item: unknown): Replaceable | undefined {
  const parsed = timedSchema().safeParse(item);
  return parsed.success ? parsed.data : undefined;
}

/** Claim of an item; undefined for one that is no claim. */
export function fromPendingItem(item: unknown): PendingAnswer | undefined {
  const parsed = pendingSchema().safeParse(item);
  if (!parsed.success) return undefined;
  const { owner, leaseUntilMs } = parsed.data;
  return { owner, leaseUntilMs };
}
