import { describe } from 'vitest';
import { useDynamodb } from '../support/dynamodb.ts';
import { cleanupClaimContract } from './cleanup-claim.contract.ts';
import { dynamodbMemory } from './dynamodb-memory.ts';
import { memoryFaultsContract } from './memory-faults.contract.ts';
import { memoryForgettingContract } from './memory-forgetting.contract.ts';
import { memoryIsolationContract } from './memory-isolation.contract.ts';
import { memoryReaderContract } from './memory-reader.contract.ts';
import { memoryWriterContract } from './memory-writer.contract.ts';

const dynamodb = useDynamodb();
const makeSubject = () => dynamodbMemory(dynamodb);

describe('memory on DynamoDB', { timeout: 120_000 }, () => {
  cleanupClaimContract(makeSubject);
  memoryWriterContract(makeSubject);
  memoryFaultsContract(makeSubject);
  memoryForgettingContract(makeSubject);
  memoryReaderContract(makeSubject);
  memoryIsolationContract(makeSubject);
});
