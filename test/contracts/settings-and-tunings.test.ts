import { describe } from 'vitest';
import { makeAgentStateReader } from '../../functions/adapters/dynamodb/memory-reader.ts';
import { makeSettingsStore } from '../../functions/adapters/dynamodb/settings-store.ts';
import { makeTuningStore } from '../../functions/adapters/dynamodb/tuning-store.ts';
import { useDynamodb } from '../support/dynamodb.ts';
import { settingsStoreContract } from './settings-store.contract.ts';
import { tuningStoreContract } from './tuning-store.contract.ts';

const dynamodb = useDynamodb();

function makeSubject() {
  const table = { client: dynamodb.connect(), tableName: dynamodb.memoryTable };
  return {
    settings: makeSettingsStore(table),
    tunings: makeTuningStore(table),
    states: makeAgentStateReader(table),
  };
}

describe('settings on DynamoDB', () => {
  settingsStoreContract(makeSubject);
});

describe('tunings on DynamoDB', () => {
  tuningStoreContract(makeSubject);
});
