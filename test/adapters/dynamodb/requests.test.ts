import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { makeAnswerCache } from '../../../functions/adapters/dynamodb/answer-cache.ts';
import { makeEffectRecords } from '../../../functions/adapters/dynamodb/effect-records.ts';
import { makeLiveEntries } from '../../../functions/adapters/dynamodb/live-entries.ts';
import {
  makeAgentStateReader,
  makeMemoryReader,
  makeRankedLists,
} from '../../../functions/adapters/dynamodb/memory-reader.ts';
import { makeMemoryWriter } from '../../../functions/adapters/dynamodb/memory-writer.ts';
import { makeQuestionLog } from '../../../functions/adapters/dynamodb/question-log.ts';
import { makeToolCache } from '../../../functions/adapters/dynamodb/tool-cache.ts';
import { newId } from '../../../functions/adapters/node/new-id.ts';
import { sha256 } from '../../../functions/adapters/node/sha256.ts';
import { makeCancel, stopwatch, timer } from '../../../functions/adapters/node/timer.ts';
import { makeOfflineModel } from '../../../functions/adapters/offline/offline-model.ts';
import { makeKnownQuestions } from '../../../functions/core/answers/known-questions.ts';
import { makeMakeAnswer } from '../../../functions/core/answers/make-answer.ts';
import { makeReplyToMessage } from '../../../functions/core/answers/reply-to-message.ts';
import { makeFindContext } from '../../../functions/core/memory/question-context.ts';
import { makeReadContext } from '../../../functions/core/memory/read-context.ts';
import { DEFAULT_SETTINGS } from '../../../functions/core/settings/settings.ts';
import { makeRunBatch } from '../../../functions/core/tools/run-batch.ts';
import { defineTool } from '../../../functions/core/tools/tool.ts';
import { addAndSettle, makeAddition } from '../../contracts/memory-subject.ts';
import { countRounds } from '../../support/count-rounds.ts';
import { newScope, useDynamodb } from '../../support/dynamodb.ts';
import { readUnits, recordRequests, writeUnits } from '../../support/dynamodb-requests.ts';
import { makeStatisticsStore } from '../../support/statistics-store.ts';

const nothing = async () => await Promise.reject(new Error('Nothing is done outside here.'));
const SILENT = { metric: () => {}, note: () => {}, fault: () => {} };

describe('requests to DynamoDB', () => {
  const tables = useDynamodb();

  function connect() {
    const client = tables.connect();
    const requests = recordRequests(client);
    const table = { client, tableName: tables.memoryTable };
    return { client, requests, table, commands: () => requests.map(({ command }) => command) };
  }

  function replyPorts(client: DynamoDBDocumentClient) {
    const { cacheTable, memoryTable, statisticsTable } = tables;
    const memory = { client, tableName: memoryTable };
    const states = makeAgentStateReader(memory);
    const findContext = makeFindContext({ live: makeLiveEntries(memory), states, timer, stopwatch });
    return {
      answers: makeAnswerCache({ client, cacheTable, memoryTable }, Date.now),
      makeAnswer: makeMakeAnswer({ findContext, model: makeOfflineModel(), clock: Date.now, stopwatch }),
      questions: makeKnownQuestions({ log: makeQuestionLog(client, cacheTable), clock: Date.now, timer }),
      outside: { prepare: nothing, finish: nothing, trim: nothing },
      statistics: makeStatisticsStore(client, statisticsTable),
      defaults: DEFAULT_SETTINGS,
      clock: Date.now,
      stopwatch,
      timer,
      newId,
      sha256,
    };
  }

  function batchPorts(client: DynamoDBDocumentClient) {
    const { cacheTable, memoryTable, statisticsTable } = tables;
    const echo = defineTool({
      name: 'echo',
      description: 'Gives its params back.',
      version: '1',
      cacheable: true,
      sideEffect: 'none',
      params: z.strictObject({ index: z.number() }),
      run: async (params) => await Promise.resolve(params),
    });
    return {
      findTool: async (name: string) => await Promise.resolve(name === echo.name ? echo : undefined),
      cache: makeToolCache({ client, cacheTable, memoryTable }, Date.now),
      effects: makeEffectRecords(client, cacheTable, Date.now),
      statistics: makeStatisticsStore(client, statisticsTable),
      defaults: DEFAULT_SETTINGS,
      clock: Date.now,
      stopwatch,
      timer,
      makeCancel,
      newId,
      sha256,
    };
  }

  it('are two for an addition', async () => {
    const { table, commands } = connect();
    await makeMemoryWriter(table, Date.now).add(newScope(), [makeAddition()]);
    expect(commands()).toEqual(['UpdateItemCommand', 'PutItemCommand']);
  });

  it('are one for all that is known of a question', async () => {
    const { client, commands } = connect();
    const { cacheTable, memoryTable } = tables;
    await makeAnswerCache({ client, cacheTable, memoryTable }, Date.now).find(newScope(), 'a'.repeat(32));
    expect(commands()).toEqual(['BatchGetItemCommand']);
  });

  it('are two in two rounds for an exact hit', async () => {
    const { client, requests, commands } = connect();
    const reply = makeReplyToMessage(replyPorts(client));
    const scope = newScope();
    const first = await reply(scope, { message: 'Is it there?' }, SILENT);
    requests.length = 0;
    const again = await reply(scope, { message: 'Is it  there?' }, SILENT);
    expect([first.source, again.source]).toEqual(['model', 'exact']);
    expect(commands()).toEqual(['BatchGetItemCommand', 'UpdateItemCommand']);
    expect(countRounds(requests)).toBe(2);
    expect(readUnits(requests)).toBeLessThanOrEqual(1.5);
  });

  it('are at most eight in four rounds for a new answer from an empty memory', async () => {
    const { client, requests } = connect();
    await makeReplyToMessage(replyPorts(client))(newScope(), { message: 'Is it new?' }, SILENT);
    expect(requests.length).toBeLessThanOrEqual(8);
    expect(countRounds(requests)).toBeLessThanOrEqual(4);
    expect(readUnits(requests)).toBeLessThanOrEqual(5);
    expect(writeUnits(requests)).toBeLessThanOrEqual(6);
  });

  it('are two in two rounds for 20 cached tool results', async () => {
    const { client, requests, commands } = connect();
    const runBatch = makeRunBatch(batchPorts(client));
    const scope = newScope();
    const calls = Array.from({ length: 20 }, (_, index) => ({ tool: 'echo', params: { index } }));
    await runBatch(scope, { requests: calls }, SILENT);
    requests.length = 0;
    expect((await runBatch(scope, { requests: calls }, SILENT)).cacheHits).toBe(20);
    expect(commands()).toEqual(['BatchGetItemCommand', 'UpdateItemCommand']);
    expect(countRounds(requests)).toBe(2);
    expect(readUnits(requests)).toBeLessThanOrEqual(11);
  });

  it('are one for the cached results of 20 calls', async () => {
    const { client, commands } = connect();
    const { cacheTable, memoryTable } = tables;
    const keys = Array.from({ length: 20 }, (_, index) => `key-${index}`);
    await makeToolCache({ client, cacheTable, memoryTable }, Date.now).find(newScope(), keys);
    expect(commands()).toEqual(['BatchGetItemCommand']);
  });

  it('are three in two rounds and at most 8 read units for the context of 100 entries of 400 bytes', async () => {
    const { table, requests, commands } = connect();
    const scope = newScope();
    const writer = makeMemoryWriter(table, Date.now);
    for (let batch = 0; batch < 10; batch++) {
      const additions = Array.from({ length: 10 }, () => makeAddition({ content: 'x'.repeat(400) }));
      await addAndSettle(writer, scope, additions);
    }
    expect((await makeAgentStateReader(table).state(scope)).live.entries).toBe(100);
    requests.length = 0;
    const states = makeAgentStateReader(table);
    const readContext = makeReadContext({
      memory: makeMemoryReader(table),
      states,
      findContext: makeFindContext({ live: makeLiveEntries(table), states, timer, stopwatch }),
      lists: makeRankedLists(table),
      defaults: DEFAULT_SETTINGS,
    });
    const { entriesIncluded, entriesOmitted } = await readContext(scope, undefined, undefined);
    expect(entriesIncluded + entriesOmitted).toBe(100);
    expect(commands().toSorted()).toEqual(['BatchGetItemCommand', 'GetItemCommand', 'QueryCommand']);
    expect(countRounds(requests)).toBe(2);
    expect(readUnits(requests)).toBeLessThanOrEqual(8);
    expect(writeUnits(requests)).toBe(0);
  });
});
