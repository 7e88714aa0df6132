import { describe } from 'vitest';
import { makeStatisticsStore } from '../../functions/adapters/dynamodb/statistics-store.ts';
import { useDynamodb } from '../support/dynamodb.ts';
import { statisticsStoreContract } from './statistics-store.contract.ts';

const dynamodb = useDynamodb();

describe('statistics on DynamoDB', () => {
  statisticsStoreContract(() => makeStatisticsStore(dynamodb.connect(), dynamodb.statisticsTable));
});
