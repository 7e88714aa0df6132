import * as z from 'zod/mini';
import { fromAnswerItem } from '../../../functions/adapters/dynamodb/answer-items.ts';
import { partition } from '../../../functions/adapters/dynamodb/keys.ts';
import type { StoredAnswer } from '../../../functions/core/answers/answer-store.ts';
import type { Scope } from '../../../functions/core/scope.ts';
import type { Sent } from './instance.ts';
import { toPlain } from './to-plain.ts';

const putSchema = z.object({ Item: z.record(z.string(), z.unknown()) });

/** The answers of an agent that DynamoDB took, in that order. */
export function answerHistory(
  history: readonly Sent[],
  scope: Scope,
): { readonly answers: readonly StoredAnswer[] } {
  const partitionKey = partition(scope, 'answers');
  const puts = history.filter(({ isApplied, operation }) => isApplied && operation === 'PutItem');
  const items = puts.map(({ input }) => toPlain({ M: putSchema.parse(input).Item }));
  const answers = items.flatMap((item) => {
    const isOfAgent = ownerSchema.safeParse(item).data?.pk === partitionKey;
    return isOfAgent ? (fromAnswerItem(item) ?? []) : [];
  });
  return { answers };
}

const ownerSchema = z.object({ pk: z.string() });
