import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { AnswerCache, AnswerLookup, StoredAnswer } from '../../core/answers/answer-store.ts';
import type { Clock } from '../../core/ports.ts';
import type { Scope } from '../../core/scope.ts';
import { endOf } from '../../core/stats/kept-items.ts';
import type { KeptChange, NoteKept } from '../../core/stats/statistics-ledger.ts';
import { toAgentState } from './agent-state.ts';
import { isClaimable, isNotBetter } from './answer-conditions.ts';
import {
  answerKey,
  fromAnswerItem,
  fromPendingItem,
  fromUnreadableItem,
  toAnswerItem,
  toPendingItem,
} from './answer-items.ts';
import { batchGet } from './batch-get.ts';
import { type Condition, deleteOwned, replaceIf } from './conditional-put.ts';
import { itemKey, partition, STATE_SORT_KEY } from './keys.ts';

export interface AnswerTables {
  readonly client: DynamoDBDocumentClient;
  readonly cacheTable: string;
  readonly memoryTable: string;
}

/** Answers on DynamoDB: one item a question, which is first a claim and then the answer. */
export function makeAnswerCache(
  tables: AnswerTables,
  clock: Clock,
  noteKept: NoteKept = () => {},
): AnswerCache {
  const { client, cacheTable } = tables;
  const put = async (scope: Scope, item: Record<string, unknown>, condition?: Condition) => {
    const old = await replaceIf(client, cacheTable, item, condition);
    const replaced = fromAnswerItem(old);
    const isRepeated = replaced !== undefined && isSame(replaced, fromAnswerItem(item));
    if (replaced !== undefined && !isRepeated) noteKept(scope, toKeptChange(replaced, -1));
    return { isStored: old !== undefined, isRepeated };
  };
  return {
    find: (scope, answerId) => find(tables, scope, answerId),
    read: async (scope, answerId) => {
      const key = answerKey(scope, answerId);
      return fromAnswerItem((await client.send(new GetCommand({ TableName: cacheTable, Key: key }))).Item);
    },
    claim: async (scope, answerId, claim, over) => {
      const item = toPendingItem(scope, answerId, claim);
      return (await put(scope, item, isClaimable(claim, over, clock()))).isStored;
    },
    release: async (scope, answerId, owner) =>
      void (await deleteOwned(client, cacheTable, answerKey(scope, answerId), owner)),
    store: async (scope, answer, over) => {
      const expected = [toKeptChange(answer, 1), ...(over === undefined ? [] : [toKeptChange(over, -1)])];
      // Before the put, so that the statistics write of the same request, which goes at the same time, has it.
      for (const change of expected) noteKept(scope, change);
      const condition = answer.origin === 'precomputed' ? undefined : isNotBetter(answer, clock());
      let done = { isStored: false, isRepeated: false };
      try {
        done = await put(scope, toAnswerItem(scope, answer), condition);
      } finally {
        if (over !== undefined && !done.isRepeated) noteKept(scope, toKeptChange(over, 1));
        if (!done.isStored) noteKept(scope, toKeptChange(answer, -1));
      }
    },
  };
}

/** The very same answer: put by an attempt whose reply was lost, so that it is not known what stood there before. */
function isSame(one: StoredAnswer, other: StoredAnswer | undefined): boolean {
  return one.answeredAtMs === other?.answeredAtMs && one.response === other.response;
}

/** What a stored answer's coming or going changes in the count of live ones. */
export function toKeptChange(
  { expiresAtMs, answeredAtMs }: Pick<StoredAnswer, 'expiresAtMs' | 'answeredAtMs'>,
  amount: 1 | -1,
): KeptChange {
  return { cache: 'answers', endSeconds: endOf(expiresAtMs, answeredAtMs), amount };
}

async function find(tables: AnswerTables, scope: Scope, answerId: string): Promise<AnswerLookup> {
  const { client, cacheTable, memoryTable } = tables;
  const found = await batchGet(client, [
    { tableName: cacheTable, key: answerKey(scope, answerId) },
    {
      tableName: memoryTable,
      key: itemKey(partition(scope, 'memory'), STATE_SORT_KEY),
      consistent: true,
      isVital: true,
    },
  ]);
  const item = found.find(({ tableName }) => tableName === cacheTable)?.item;
  const state = toAgentState(found.find(({ tableName }) => tableName === memoryTable)?.item);
  const stored = fromAnswerItem(item);
  const pending = stored === undefined ? fromPendingItem(item) : undefined;
  const unreadable = stored === undefined ? fromUnreadableItem(item) : undefined;
  return {
    ...(stored === undefined ? {} : { stored }),
    ...(pending === undefined ? {} : { pending }),
    ...(unreadable === undefined ? {} : { unreadable }),
    state,
  };
}
