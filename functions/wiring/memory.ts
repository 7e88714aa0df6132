import { makeCleanupStore } from '../adapters/dynamodb/cleanup-store.ts';
import {
  makeAgentStateReader,
  makeMemoryReader,
  makeRankedLists,
} from '../adapters/dynamodb/memory-reader.ts';
import { makeMemoryRepair } from '../adapters/dynamodb/memory-repair.ts';
import { makeMemoryWriter } from '../adapters/dynamodb/memory-writer.ts';
import { makeSettingsStore } from '../adapters/dynamodb/settings-store.ts';
import type { StateTable } from '../adapters/dynamodb/state-item.ts';
import { newId } from '../adapters/node/new-id.ts';
import { sha256 } from '../adapters/node/sha256.ts';
import { timer } from '../adapters/node/timer.ts';
import { AppError } from '../core/errors.ts';
import { makeAddEntries } from '../core/memory/add-entries.ts';
import { makeCleanUp } from '../core/memory/clean-up.ts';
import { toPublicEntry } from '../core/memory/entry.ts';
import { executionEntry } from '../core/memory/execution-entry.ts';
import { makeForgetAll } from '../core/memory/forget-all.ts';
import type { AgentStateReader, MemoryReader, MemoryWriter } from '../core/memory/memory-store.ts';
import { makeReadContext } from '../core/memory/read-context.ts';
import { makeChangeSettings, makeReadSettings } from '../core/settings/change-settings.ts';
import { MEMORY } from '../http/contracts/memory-contracts.ts';
import { fromCursor, toCursor } from '../http/cursor.ts';
import type { HandlerParts } from '../http/make-handler.ts';
import { bindOperation, type Operation } from '../http/operation.ts';
import type { Environment } from './environment.ts';
import { lazyFindContext } from './lazy-find-context.ts';
import { clock, makePlatform } from './platform.ts';

const DEFAULT_LIMIT = 20;

/** Parts of the memory function: entries, context, dataset versions, settings, and what describes the service. */
export function wireMemory(): HandlerParts {
  const { env, client, parts } = makePlatform('memory');
  const table = { client, tableName: env.memoryTable };
  const reader = makeMemoryReader(table);
  const writer = makeMemoryWriter(table, clock);
  const states = makeAgentStateReader(table);
  const ports = { env, table, reader, writer, states };
  return {
    ...parts,
    operations: [...writeOperations(ports), ...readOperations(ports), ...agentOperations(ports), ...SERVICE],
  };
}

interface Ports {
  readonly env: Environment;
  readonly table: StateTable;
  readonly reader: MemoryReader;
  readonly writer: MemoryWriter;
  readonly states: AgentStateReader;
}

/** Adding comes first: it is the operation of a direct invocation that names none. */
function writeOperations({ env, table, reader, writer, states }: Ports): Operation[] {
  const cleanup = { memory: reader, cleanups: makeCleanupStore(table, clock), clock, timer, newId };
  const { defaults } = env;
  const repairs = makeMemoryRepair(table, clock);
  const addEntries = makeAddEntries({ ...cleanup, repairs, writer, defaults, sha256 });
  const cleanUp = makeCleanUp({ ...cleanup, states, defaults });
  const forgetAll = makeForgetAll({ ...cleanup, states, defaults });
  return [
    bindOperation(MEMORY.add, async (input, { scope, idempotencyKey, observer }) => {
      if ('entries' in input) {
        const entries = await addEntries(scope, input.entries, idempotencyKey, observer);
        return { entries: entries.map(toPublicEntry) };
      }
      const [entry] = await addEntries(scope, [input], idempotencyKey, observer);
      if (entry === undefined) throw new AppError('internal', 'Nothing was added.');
      return toPublicEntry(entry);
    }),
    bindOperation(MEMORY.recordExecution, async ({ execution }, { scope, observer }) => {
      const [entry] = await addEntries(scope, [executionEntry(execution, sha256)], undefined, observer);
      return { entryId: entry?.entryId };
    }),
    bindOperation(MEMORY.forget, async ({ entryId }, { scope }) => {
      if (!(await writer.forget(scope, entryId))) throw noSuchEntry();
      return { entryId };
    }),
    bindOperation(MEMORY.forgetAll, async (_, { scope, observer }) => ({
      forgotten: await forgetAll(scope, observer),
    })),
    bindOperation(MEMORY.cleanUp, ({ dryRun = false }, { scope, observer }) =>
      cleanUp(scope, dryRun, observer),
    ),
  ];
}

function readOperations({ env, table, reader, states }: Ports): Operation[] {
  const readContext = makeReadContext({
    memory: reader,
    lists: makeRankedLists(table),
    states,
    findContext: lazyFindContext(table),
    defaults: env.defaults,
  });
  return [
    bindOperation(MEMORY.list, async ({ limit = DEFAULT_LIMIT, cursor }, { scope }) => {
      const after = cursor === undefined ? undefined : fromCursor(scope, cursor, sha256);
      const { entries, next } = await reader.list(scope, limit, after);
      const nextCursor = next === undefined ? {} : { nextCursor: toCursor(scope, next, sha256) };
      return { entries: entries.map(toPublicEntry), ...nextCursor };
    }),
    bindOperation(MEMORY.get, async ({ entryId }, { scope }) => {
      const entry = await reader.get(scope, entryId);
      if (entry === undefined) throw noSuchEntry();
      return toPublicEntry(entry);
    }),
    bindOperation(MEMORY.context, async ({ maxChars, query }, { scope, observer }) => {
      const context = await readContext(scope, maxChars, query);
      observer.metric('ContextChars', context.context.length);
      return context;
    }),
  ];
}

function agentOperations({ env, table, writer, states }: Ports): Operation[] {
  const ports = { settings: makeSettingsStore(table), states, defaults: env.defaults };
  const readSettings = makeReadSettings(ports);
  const changeSettings = makeChangeSettings(ports);
  return [
    bindOperation(MEMORY.raiseVersion, async ({ dataset }, { scope }) => ({
      dataset,
      version: await writer.raiseVersion(scope, dataset),
    })),
    bindOperation(MEMORY.getSettings, (_, { scope }) => readSettings(scope)),
    bindOperation(MEMORY.changeSettings, (patch, { scope }) => changeSettings(scope, patch)),
  ];
}

const SERVICE: readonly Operation[] = [
  bindOperation(MEMORY.health, async () => await Promise.resolve({ status: 'ok' })),
  bindOperation(MEMORY.openapi, async () => (await import('../http/openapi.ts')).openApi()),
];

function noSuchEntry(): AppError {
  return new AppError('not_found', 'There is no such entry.');
}
