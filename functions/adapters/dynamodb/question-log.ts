import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { AnswerPosition } from '../../core/answers/answer-store.ts';
import type { QuestionLog } from '../../core/answers/question-log.ts';
import { ANSWER_INDEX, ATTRIBUTE } from '../../core/names.ts';
import type { Scope } from '../../core/scope.ts';
import { itemKey, partition } from './keys.ts';
import { ANSWER_PREFIX, answerTimeKey, fromQuestionItem } from './question-items.ts';

/** The questions in the index of answers: some 250 bytes each, however long the answers are. */
export function makeQuestionLog(
  client: DynamoDBDocumentClient,
  cacheTable: string,
  isConsistent = false,
): QuestionLog {
  return {
    newest: async (scope, limit, after) => {
      const page = await client.send(
        new QueryCommand({
          TableName: cacheTable,
          IndexName: ANSWER_INDEX,
          ConsistentRead: isConsistent,
          ScanIndexForward: false,
          Limit: limit,
          KeyConditionExpression: `${ATTRIBUTE.partition} = :partition`,
          ExpressionAttributeValues: { ':partition': partition(scope, 'answers') },
          ...(after === undefined ? {} : { ExclusiveStartKey: toIndexKey(scope, after) }),
        }),
      );
      const { [ATTRIBUTE.sort]: sort, [ATTRIBUTE.byTime]: time } = page.LastEvaluatedKey ?? {};
      return {
        questions: (page.Items ?? []).flatMap((item) => fromQuestionItem(item) ?? []),
        ...(typeof sort === 'string' && typeof time === 'string'
          ? { next: { answerId: sort.slice(ANSWER_PREFIX.length), answeredAtMs: Number(time) } }
          : {}),
      };
    },
  };
}

function toIndexKey(scope: Scope, position: AnswerPosition) {
  return {
    ...itemKey(partition(scope, 'answers'), ANSWER_PREFIX + position.answerId),
    [ATTRIBUTE.byTime]: answerTimeKey(position),
  };
}
