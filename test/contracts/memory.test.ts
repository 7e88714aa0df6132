import { describe } from 'vitest';
import { makeCleanupStore } from '../../functions/adapters/dynamodb/cleanup-store.ts';
import {
  makeAgentStateReader,
  makeMemoryEnds,
  makeMemoryReader,
} from '../../functions/adapters/dynamodb/memory-reader.ts';
import { makeMemoryRepair } from '../../functions/adapters/dynamodb/memory-repair.ts';
import { makeMemoryWriter } from '../../functions/adapters/dynamodb/memory-writer.ts';
import type { StateTable } from '../../functions/adapters/dynamodb/state-item.ts';
import type { Clock } from '../../functions/core/ports.ts';
import { useDynamodb } from '../support/dynamodb.ts';
import { cutOff, disturb, holdBack } from '../support/dynamodb-faults.ts';
import { memoryFaultsContract } from './memory-faults.contract.ts';
import { memoryForgettingContract } from './memory-forgetting.contract.ts';
import { memoryIsolationContract } from './memory-isolation.contract.ts';
import { memoryReaderContract } from './memory-reader.contract.ts';
import type { MemoryParts, MemorySubject } from './memory-subject.ts';
import { memoryWriterContract } from './memory-writer.contract.ts';

const dynamodb = useDynamodb();

function makeSubject(): MemorySubject {
  const connect = () => ({ client: dynamodb.connect(), tableName: dynamodb.memoryTable });
  const table = connect();
  return {
    makeParts: (clock) => partsOf(table, clock),
    makeMortalParts: (cut, clock) => {
      const own = connect();
      cutOff(own.client, cut);
      return partsOf(own, clock);
    },
    makeSlowParts: (at) => {
      const own = connect();
      return { ...holdBack(own.client, at), parts: partsOf(own) };
    },
    reader: makeMemoryReader(table),
    ends: makeMemoryEnds(table),
    states: makeAgentStateReader(table),
    makeWriter: () => makeMemoryWriter(table, Date.now),
    makeMortalWriter: (cut) => {
      const own = connect();
      cutOff(own.client, cut);
      return makeMemoryWriter(own, Date.now);
    },
    makeDisturbedWriter: (cut) => {
      const own = connect();
      disturb(own.client, cut);
      return makeMemoryWriter(own, Date.now);
    },
    makeSlowWriter: (at) => {
      const own = connect();
      return { ...holdBack(own.client, at), writer: makeMemoryWriter(own, Date.now) };
    },
  };
}

function partsOf(table: StateTable, clock: Clock = Date.now): MemoryParts {
  return {
    writer: makeMemoryWriter(table, clock),
    memory: makeMemoryReader(table),
    states: makeAgentStateReader(table),
    cleanups: makeCleanupStore(table, clock),
    repairs: makeMemoryRepair(table, clock),
    clock,
  };
}

describe('memory on DynamoDB', () => {
  memoryWriterContract(makeSubject);
  memoryFaultsContract(makeSubject);
  memoryForgettingContract(makeSubject);
  memoryReaderContract(makeSubject);
  memoryIsolationContract(makeSubject);
});
