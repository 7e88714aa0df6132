import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type {
  AnswerCatalog,
  AnswerPage,
  AnswerPosition,
  StoredAnswer,
} from '../../core/answers/answer-store.ts';
import { ATTRIBUTE } from '../../core/names.ts';
import type { Scope } from '../../core/scope.ts';
import type { NoteKept } from '../../core/stats/statistics-ledger.ts';
import { toKeptChange } from './answer-cache.ts';
import { answerKey, fromAnswerItem } from './answer-items.ts';
import { deleteAll } from './batch-delete.ts';
import { batchGet } from './batch-get.ts';
import { itemKey, partition } from './keys.ts';
import { queryAll } from './query-all.ts';
import { ANSWER_PREFIX } from './question-items.ts';
import { makeQuestionLog } from './question-log.ts';

/** Most bytes of text on one page of the list: a reply has to pass through a Step Functions state. */
const MOST_PAGE_BYTES = 180_000;

/** The operators' side of the stored answers; only `clear` reads all of them. */
export function makeAnswerCatalog(
  client: DynamoDBDocumentClient,
  cacheTable: string,
  noteKept: NoteKept = () => {},
): AnswerCatalog {
  return {
    list: (scope, limit, after) => list(client, cacheTable, scope, limit, after),
    clear: async (scope) => {
      const items = await queryAll(client, {
        TableName: cacheTable,
        ConsistentRead: true,
        KeyConditionExpression: `${ATTRIBUTE.partition} = :partition AND begins_with(${ATTRIBUTE.sort}, :answers)`,
        ExpressionAttributeValues: { ':partition': partition(scope, 'answers'), ':answers': ANSWER_PREFIX },
      });
      const keys = items.map((item) => itemKey(partition(scope, 'answers'), String(item[ATTRIBUTE.sort])));
      await deleteAll(client, cacheTable, keys);
      const answers = items.flatMap((item) => fromAnswerItem(item) ?? []);
      for (const answer of answers) noteKept(scope, toKeptChange(answer, -1));
      return answers.length;
    },
  };
}

async function list(
  client: DynamoDBDocumentClient,
  cacheTable: string,
  scope: Scope,
  limit: number,
  after: AnswerPosition | undefined,
): Promise<AnswerPage> {
  const page = await makeQuestionLog(client, cacheTable, true).newest(scope, limit, after);
  const keys = page.questions.map(({ answerId }) => ({
    tableName: cacheTable,
    key: answerKey(scope, answerId),
    consistent: true,
  }));
  const found = (await batchGet(client, keys)).flatMap(({ item }) => fromAnswerItem(item) ?? []);
  const byId = new Map(found.map((answer) => [answer.answerId, answer]));
  const answers = page.questions.flatMap(({ answerId }) => byId.get(answerId) ?? []);
  const shown = headThatFits(answers);
  const last = shown.at(-1);
  if (last !== undefined && shown.length < answers.length) return { answers: shown, next: last };
  return { answers: shown, ...(page.next === undefined ? {} : { next: page.next }) };
}

function headThatFits(answers: readonly StoredAnswer[]): StoredAnswer[] {
  let bytes = 0;
  return answers.filter(({ message, response }, position) => {
    bytes += Buffer.byteLength(message) + Buffer.byteLength(response);
    return bytes <= MOST_PAGE_BYTES || position === 0;
  });
}
