import { describe } from 'vitest';
import { useDynamodb } from '../support/dynamodb.ts';
import { dynamodbMemory } from './dynamodb-memory.ts';
import { memoryConcurrencyContract } from './memory-concurrency.contract.ts';
import { memoryCrashContract } from './memory-crash.contract.ts';
import { memoryQuestionContract } from './memory-question.contract.ts';
import { memoryReferenceContract } from './memory-reference.contract.ts';
import { memoryStateContract } from './memory-state.contract.ts';

const dynamodb = useDynamodb();
const makeSubject = () => dynamodbMemory(dynamodb);

describe('the rules of memory on DynamoDB', { timeout: 300_000 }, () => {
  memoryReferenceContract(makeSubject);
  memoryCrashContract(makeSubject);
  memoryConcurrencyContract(makeSubject);
  memoryStateContract(makeSubject);
  memoryQuestionContract(makeSubject);
});
