import { gunzipSync } from 'node:zlib';
import { AthenaClient, GetQueryExecutionCommand, ListQueryExecutionsCommand } from '@aws-sdk/client-athena';
import { PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, ListExecutionsCommand } from '@aws-sdk/client-sfn';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ENV, TOOL_ACCESS } from '../../functions/core/names.ts';
import { startAwsEmulator } from '../../scripts/aws-emulator.ts';
import { startMillrace } from '../support/millrace.ts';
import { connectToEmulator, createResources } from './emulated-resources.ts';

const emulator = await startAwsEmulator();
afterAll(emulator.stop);
const clients = connectToEmulator(emulator.url);
const resources = await createResources(clients);
const STREAM = 'arn:aws:kinesis:us-east-1:000000000000:stream/clicks';
const lambdaTool = {
  name: 'forecast',
  functionArn: resources.functionArn,
  description: 'Gives the next number of a series.',
  params: {
    type: 'object',
    properties: {
      series: { type: 'array', items: { type: 'number' }, minItems: 1 },
      fail: { type: 'boolean' },
    },
    required: ['series'],
    additionalProperties: false,
  },
};

const { send, invoke } = await startMillrace({
  ...emulator.environment,
  [ENV.dataLake]: 'lake/raw',
  [ENV.stateMachineArns]: resources.stateMachineArn,
  [ENV.alertTopicArn]: resources.topicArn,
  [ENV.streamArns]: STREAM,
  [ENV.athenaWorkgroup]: 'primary',
  [ENV.athenaDatabase]: 'default',
  [ENV.athenaOutput]: 's3://athena-results/',
  [ENV.lambdaTools]: JSON.stringify([
    lambdaTool,
    { ...lambdaTool, name: 'forecast-cached', cacheable: true, sideEffect: 'none', ttlSeconds: 60 },
    { ...lambdaTool, name: 'gone', functionArn: `${resources.functionArn}-gone` },
  ]),
});

const replySchema = z.looseObject({
  results: z.array(
    z.looseObject({
      success: z.boolean(),
      result: z.optional(z.looseObject({})),
      error: z.optional(z.object({ code: z.string(), message: z.string() })),
    }),
  ),
});

/** The result of one call through POST /tool-batches. */
async function call(tool: string, params: unknown, more: { key?: string; timeoutMs?: number } = {}) {
  const { key, ...rest } = more;
  const { json } = await send({
    line: 'POST /agents/aws/tool-batches',
    json: { requests: [{ tool, params, ...rest }] },
    headers: key === undefined ? {} : { 'idempotency-key': key },
  });
  const [result] = replySchema.parse(json).results;
  if (result === undefined) throw new Error(`There is no result: ${JSON.stringify(json)}`);
  return result;
}

const orders = [
  { id: 1, country: 'NO', amount: 12.5, tags: ['a', 'b'] },
  { id: 2, country: 'SE', amount: 7, note: 'quote " and, comma\nline' },
  { id: 3, country: 'NO', amount: null },
];

describe('write_to_data_lake', () => {
  const params = { dataset: 'orders', records: orders, partitionTime: '2026-11-25T23:30:00-02:00' };

  async function read(uri: unknown): Promise<string> {
    const Key = String(uri).replace('s3://lake/', '');
    const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket: 'lake', Key }));
    return gunzipSync((await Body?.transformToByteArray()) ?? new Uint8Array()).toString('utf8');
  }

  it('writes gzipped JSON lines under the day, and the same object once for a key', async () => {
    const first = await call('write_to_data_lake', params, { key: 'write-1' });
    expect(first).toMatchObject({ success: true, cached: false, result: { records: 3, format: 'jsonl' } });
    expect(first.result?.['uri']).toMatch(
      /^s3:\/\/lake\/raw\/orders\/year=2026\/month=11\/day=26\/[0-9a-f]{32}\.jsonl\.gz$/,
    );
    const text = await read(first.result?.['uri']);
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(orders);
    expect((await call('write_to_data_lake', params, { key: 'write-1' })).result).toEqual(first.result);
    const { KeyCount } = await clients.s3.send(new ListObjectsV2Command({ Bucket: 'lake' }));
    expect(KeyCount).toBe(1);
  });

  it('writes CSV with a line of names', async () => {
    const { result } = await call('write_to_data_lake', { ...params, format: 'csv' });
    expect(await read(result?.['uri'])).toBe(
      'id,country,amount,tags,note\n1,NO,12.5,"[""a"",""b""]",\n2,SE,7,,"quote "" and, comma\nline"\n3,NO,,,\n',
    );
  });
});

describe('trigger_pipeline', () => {
  it('starts one execution for a key, with the input', async () => {
    const params = { stateMachine: 'nightly', input: { run: 41 } };
    const first = await call('trigger_pipeline', params, { key: 'start-1' });
    const again = await call('trigger_pipeline', params, { key: 'start-1' });
    expect(first).toMatchObject({ success: true });
    expect(again.result).toEqual(first.result);
    const { executions } = await clients.sfn.send(
      new ListExecutionsCommand({ stateMachineArn: resources.stateMachineArn }),
    );
    expect(executions).toHaveLength(1);
    const executionArn = String(first.result?.['executionArn']);
    const { input } = await clients.sfn.send(new DescribeExecutionCommand({ executionArn }));
    expect(JSON.parse(input ?? '')).toEqual({ run: 41 });
  });

  it('refuses a state machine that is not allowed', async () => {
    expect(await call('trigger_pipeline', { stateMachine: 'other' })).toMatchObject({
      success: false,
      error: { code: 'invalid_params', message: expect.stringContaining('nightly') },
    });
  });
});

describe('send_alert', () => {
  const params = {
    subject: 'Rejects',
    message: 'Rows were rejected: é',
    severity: 'error',
    details: { rows: 7 },
  };

  it('reaches the subscribers, once for a key', async () => {
    const first = await call('send_alert', params, { key: 'alert-1' });
    const again = await call('send_alert', params, { key: 'alert-1' });
    expect(first).toMatchObject({
      success: true,
      result: { severity: 'error', messageId: expect.any(String) },
    });
    expect(again.result).toEqual(first.result);
    const messages = await resources.queue.receive();
    expect(messages).toHaveLength(1);
    expect(JSON.parse(messages[0] ?? '')).toMatchObject({
      Subject: 'Rejects',
      Message: 'Rows were rejected: é\n\n{\n  "rows": 7\n}',
    });
  });

  it('is sent once when it is asked for twice at the same time, in a direct invocation', async () => {
    const payload = {
      agentId: 'aws',
      idempotencyKey: 'alert-2',
      requests: [{ tool: 'send_alert', params: { ...params, subject: 'Twice' } }],
    };
    const replies = await Promise.all([invoke('tool-batch', payload), invoke('tool-batch', payload)]);
    const [first, second] = replies.map((reply) => replySchema.parse(reply).results[0]?.result);
    expect(second).toEqual(first);
    expect(await resources.queue.receive()).toHaveLength(1);
  });
});

describe('a stream', () => {
  const clicks = Array.from({ length: 40 }, (_, index) => ({
    page: index % 2 === 0 ? 'home' : 'cart',
    ms: index,
    at: new Date(Date.UTC(2026, 10, 25, 12) + index * 1000).toISOString(),
  }));

  it('gives its latest records of both shards to real_time_data_stream', async () => {
    await clients.kinesis.send(
      new PutRecordsCommand({
        StreamARN: STREAM,
        Records: [
          ...clicks.map((click, index) => ({
            Data: Buffer.from(JSON.stringify(click)),
            PartitionKey: `key-${index}`,
          })),
          { Data: Buffer.from('plain text'), PartitionKey: 'a' },
          { Data: Buffer.from([0xff, 0xfe]), PartitionKey: 'b' },
        ],
      }),
    );
    const { result } = await call('real_time_data_stream', { limit: 1000 });
    expect(result).toMatchObject({ recordsRead: 42, shards: 2, complete: true });
    const records = z.array(z.looseObject({ data: z.unknown() })).parse(result?.['records']);
    expect(records.map(({ data }) => data)).toEqual(
      expect.arrayContaining([...clicks, 'plain text', Buffer.from([0xff, 0xfe]).toString('base64')]),
    );
    expect(new Set(records.map(({ shardId }) => shardId)).size).toBe(2);
    const latest = await call('real_time_data_stream', { stream: 'clicks', limit: 5 });
    expect(latest.result?.['records']).toHaveLength(5);
  });

  it('is summed up by streaming_analytics', async () => {
    const { result } = await call('streaming_analytics', {
      windowSeconds: 20,
      slideSeconds: 10,
      timeField: 'at',
      valueField: 'ms',
      groupField: 'page',
      percentiles: [50],
    });
    expect(result).toMatchObject({ recordsRead: 42, recordsSkipped: 2, complete: true });
    const windows = z
      .array(z.looseObject({ group: z.string(), count: z.number() }))
      .parse(result?.['windows']);
    expect(windows).toHaveLength(10);
    expect(
      windows.find(({ start, group }) => start === '2026-11-25T12:00:00.000Z' && group === 'home'),
    ).toEqual({
      start: '2026-11-25T12:00:00.000Z',
      end: '2026-11-25T12:00:20.000Z',
      group: 'home',
      count: 10,
      sum: 90,
      mean: 9,
      min: 0,
      max: 18,
      percentiles: { p50: 8 },
    });
    expect(windows.reduce((sum, { count }) => sum + count, 0)).toBe(80);
  });
});

describe('live_database_query', () => {
  it('gives typed rows of what was written to the lake', async () => {
    const sql = `
      SELECT country, count(*) AS orders, sum(amount) AS amount, count(*) > 1 AS several
      FROM 's3://lake/raw/orders/**/*.jsonl.gz' GROUP BY country ORDER BY country -- the emulator's way to name a table`;
    expect(await call('live_database_query', { sql })).toMatchObject({
      success: true,
      result: {
        columns: [
          { name: 'country', type: 'varchar' },
          { name: 'orders', type: 'bigint' },
          { name: 'amount', type: 'double' },
          { name: 'several', type: 'boolean' },
        ],
        rows: [
          { country: 'NO', orders: 2, amount: 12.5 },
          { country: 'SE', orders: 1, amount: 7 },
        ],
        rowCount: 2,
        truncated: false,
      },
    });
  });

  it('gives no more rows than asked for', async () => {
    const { result } = await call('live_database_query', {
      sql: 'SELECT range AS n FROM range(50)',
      maxRows: 10,
    });
    expect(result).toMatchObject({ rowCount: 10, truncated: true });
    const all = await call('live_database_query', { sql: 'SELECT range AS n FROM range(10)', maxRows: 10 });
    expect(all.result).toMatchObject({ rowCount: 10, truncated: false });
  });

  it.each([
    ['DROP TABLE orders', 'only reading is allowed'],
    ['SELECT 1; SELECT 2', 'one statement'],
    ['WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x', 'not INSERT'],
    ['SELECT nothing FROM nowhere', 'The query failed'],
  ])('refuses %j', async (sql, message) => {
    expect(await call('live_database_query', { sql })).toMatchObject({
      success: false,
      error: { code: 'invalid_params', message: expect.stringContaining(message) },
    });
  });

  it('stops a query that is not done in time', async () => {
    const sql = 'SELECT sum(a.range * b.range) FROM range(60000) a, range(60000) b';
    const result = await call('live_database_query', { sql }, { timeoutMs: 800 });
    expect(result).toMatchObject({ success: false, error: { code: 'timeout' } });
    const athena = new AthenaClient({
      endpoint: emulator.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const { QueryExecutionIds = [] } = await athena.send(new ListQueryExecutionsCommand({}));
    const states = async () => {
      const found = await Promise.all(
        QueryExecutionIds.map((QueryExecutionId) =>
          athena.send(new GetQueryExecutionCommand({ QueryExecutionId })),
        ),
      );
      return found.find(({ QueryExecution }) => QueryExecution?.Query === sql)?.QueryExecution?.Status?.State;
    };
    await expect.poll(states).toBe('CANCELLED');
  });
});

describe('lambda:<name>', () => {
  it('invokes the function with the params', async () => {
    expect(await call('lambda:forecast', { series: [1, 2] })).toMatchObject({
      success: true,
      cached: false,
      result: { next: 3 },
    });
  });

  it('runs the function once for a key', async () => {
    const first = await call('lambda:forecast', { series: [1] }, { key: 'forecast-1' });
    expect(first.result).toMatchObject({ next: 2 });
    expect((await call('lambda:forecast', { series: [1] }, { key: 'forecast-1' })).result).toEqual(
      first.result,
    );
  });

  it('is cached where the deployer says so', async () => {
    const first = await call('lambda:forecast-cached', { series: [5] });
    const again = await call('lambda:forecast-cached', { series: [5] });
    expect([first, again]).toMatchObject([{ cached: false }, { cached: true }]);
    expect(again.result).toEqual(first.result);
  });

  it.each([
    [{}, "must have required property 'series'"],
    [{ series: [] }, 'must NOT have fewer than 1 items'],
    [{ series: ['a'] }, 'series/0 must be number'],
    [{ series: [1], color: 'red' }, 'color'],
  ])('refuses the params %j by the schema that the deployer gave', async (params, message) => {
    expect(await call('lambda:forecast', params)).toMatchObject({
      success: false,
      error: { code: 'invalid_params', message: expect.stringContaining(message) },
    });
  });

  it('tells how the function failed', async () => {
    expect(await call('lambda:forecast', { series: [1], fail: true })).toMatchObject({
      success: false,
      error: { code: 'tool_failed', message: expect.stringContaining('The series is too short.') },
    });
    expect(await call('lambda:gone', { series: [1] })).toMatchObject({
      success: false,
      error: { code: 'not_found' },
    });
  });

  it('is listed with its schema', async () => {
    const { json } = await send({ line: 'GET /tools' });
    const { tools } = z.object({ tools: z.array(z.looseObject({ name: z.string() })) }).parse(json);
    expect(tools.find(({ name }) => name === 'lambda:forecast')).toMatchObject({
      cacheable: false,
      sideEffect: 'external',
      params: lambdaTool.params,
    });
    expect(tools.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(TOOL_ACCESS)));
  });
});
