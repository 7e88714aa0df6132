import { makeCleanupStore } from '../../functions/adapters/dynamodb/cleanup-store.ts';
import { makeLiveEntries } from '../../functions/adapters/dynamodb/live-entries.ts';
import {
  makeAgentStateReader,
  makeMemoryEnds,
  makeMemoryReader,
  makeRankedLists,
} from '../../functions/adapters/dynamodb/memory-reader.ts';
import { makeMemoryRepair } from '../../functions/adapters/dynamodb/memory-repair.ts';
import { makeMemoryWriter } from '../../functions/adapters/dynamodb/memory-writer.ts';
import type { StateTable } from '../../functions/adapters/dynamodb/state-item.ts';
import type { Clock } from '../../functions/core/ports.ts';
import type { useDynamodb } from '../support/dynamodb.ts';
import { cutOff, disturb, holdBack } from '../support/dynamodb-faults.ts';
import type { MemoryParts, MemorySubject } from './memory-subject.ts';

/** A memory of agents of its own in the tables; connections are made anew each time. */
export function dynamodbMemory(dynamodb: ReturnType<typeof useDynamodb>): MemorySubject {
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

/** What an instance works with over that table. */
export function partsOf(table: StateTable, clock: Clock = Date.now): MemoryParts {
  return {
    writer: makeMemoryWriter(table, clock),
    memory: makeMemoryReader(table),
    lists: makeRankedLists(table),
    live: makeLiveEntries(table),
    states: makeAgentStateReader(table),
    cleanups: makeCleanupStore(table, clock),
    repairs: makeMemoryRepair(table, clock),
    clock,
  };
}
