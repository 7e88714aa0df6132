import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe } from 'vitest';
import { makeAnswerCache } from '../../functions/adapters/dynamodb/answer-cache.ts';
import { makeAnswerCatalog } from '../../functions/adapters/dynamodb/answer-catalog.ts';
import { answerKey } from '../../functions/adapters/dynamodb/answer-items.ts';
import { makeAnswerTrimmer } from '../../functions/adapters/dynamodb/answer-trimmer.ts';
import { makeMemoryWriter } from '../../functions/adapters/dynamodb/memory-writer.ts';
import { makeQuestionLog } from '../../functions/adapters/dynamodb/question-log.ts';
import { makeUpdate } from '../../functions/adapters/dynamodb/update-expression.ts';
import { useDynamodb } from '../support/dynamodb.ts';
import { type AnswerSubject, answerCacheContract, NOW_MS } from './answer-cache.contract.ts';
import { answerCatalogContract } from './answer-catalog.contract.ts';
import { type QuestionSubject, questionLogContract } from './question-log.contract.ts';

const dynamodb = useDynamodb();

function makeSubject(): AnswerSubject & QuestionSubject {
  const client = dynamodb.connect();
  const { cacheTable, memoryTable } = dynamodb;
  const cacheAt = (nowMs: number) => makeAnswerCache({ client, cacheTable, memoryTable }, () => nowMs);
  return {
    cache: cacheAt(NOW_MS),
    cacheAt,
    catalog: makeAnswerCatalog(client, cacheTable),
    log: makeQuestionLog(client, cacheTable),
    trimmer: makeAnswerTrimmer({ client, cacheTable, memoryTable }),
    memory: makeMemoryWriter({ client, tableName: memoryTable }, () => NOW_MS),
    plant: async (scope, answerId, attributes, isOver = false) => {
      const Key = answerKey(scope, answerId);
      if (!isOver) {
        await client.send(new PutCommand({ TableName: cacheTable, Item: { ...Key, ...attributes } }));
        return;
      }
      const update = makeUpdate();
      for (const [name, value] of Object.entries(attributes))
        if (value === undefined) update.remove(name);
        else update.set(name, update.value(value));
      await client.send(new UpdateCommand({ TableName: cacheTable, Key, ...update.build() }));
    },
  };
}

describe('answers on DynamoDB', () => {
  answerCacheContract(makeSubject);
  answerCatalogContract(makeSubject);
  questionLogContract(makeSubject);
});
