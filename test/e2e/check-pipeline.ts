import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import type { DeployedApp } from './support/app.ts';
import { type CallAws, callJson } from './support/aws.ts';
import { type Outputs, output } from './support/deployment.ts';
import type { Check } from './support/report.ts';

const WAIT_MS = 120_000;

const executionSchema = z.object({
  status: z.string(),
  output: z.optional(z.nullable(z.string())),
  error: z.optional(z.nullable(z.string())),
  cause: z.optional(z.nullable(z.string())),
});

const pageSchema = z.object({
  entries: z.array(z.object({ stage: z.string(), content: z.string(), source: z.optional(z.string()) })),
});

/** Where the tables of the run lie. */
export const SOURCES = 'e2e-sources';
/** Where the pipeline writes to. */
export const LAKE = 'e2e-lake';

export interface PipelineParts {
  readonly app: DeployedApp;
  readonly call: CallAws;
  readonly outputs: Outputs;
}

/** Puts a table of vega-datasets into the bucket of sources. */
async function placeTable(call: CallAws, file: string): Promise<string> {
  const origin = fileURLToPath(new URL(`../data/${file}`, import.meta.resolve('vega-datasets')));
  const body = await readFile(origin);
  const put = await call({ service: 's3', method: 'PUT', path: `/${SOURCES}/${file}`, body });
  assert.equal(put.status, 200, put.text);
  return `s3://${SOURCES}/${file}`;
}

/** Starts the deployed state machine on real tables and looks at what the agent remembers. */
export async function checkPipeline(check: Check, parts: PipelineParts): Promise<void> {
  const { call } = parts;
  for (const bucket of [SOURCES, LAKE])
    assert.equal((await call({ service: 's3', method: 'PUT', path: `/${bucket}` })).status, 200);
  const weather = await placeTable(call, 'seattle-weather.csv');
  const movies = await placeTable(call, 'movies.json');
  await check('the pipeline takes a table of S3 through every stage', async () => {
    const job = {
      agentId: 'e2e-weather',
      dataset: 'seattle-weather',
      source: weather,
      expression: '{ "date": date, "wet": $number(precipitation) > 0 }',
    };
    const execution = await run(parts, 'weather-1', job);
    assert.equal(execution.status, 'SUCCEEDED', JSON.stringify(execution));
    const entries = await remembered(parts, 'e2e-weather');
    const stages = new Set(entries.map(({ stage }) => stage));
    assert.deepEqual([...stages].toSorted(), ['ingestion', 'storage', 'transformation', 'validation']);
    assert.ok(entries.some(({ content }) => content.includes('1461 rows, 6 columns')));
    await isStored(call, execution.output);
    return execution.output?.slice(0, 200);
  });
  await check('data that violates its schema ends in an error entry', async () => {
    const schema = { type: 'object', properties: { 'IMDB Rating': { type: 'number' } } };
    const job = { agentId: 'e2e-movies', dataset: 'movies', source: movies, schema };
    const execution = await run(parts, 'movies-1', job);
    assert.equal(execution.status, 'FAILED', JSON.stringify(execution));
    const errors = (await remembered(parts, 'e2e-movies')).filter(({ stage }) => stage === 'error');
    assert.equal(errors.length, 1);
    assert.match(errors[0]?.content ?? '', /data_rejected: 213 of 3201 rows violate the schema/);
  });
}

const storedSchema = z.object({
  stored: z.object({ success: z.literal(true), result: z.object({ uri: z.string(), records: z.number() }) }),
});

/** The rows that the execution says it has stored are in the data lake, all of them. */
async function isStored(call: CallAws, json: string | null | undefined): Promise<void> {
  const { uri, records } = storedSchema.parse(JSON.parse(json ?? '')).stored.result;
  assert.equal(records, 1461);
  const reply = await call({ service: 's3', method: 'GET', path: uri.replace('s3:/', '') });
  const lines = gunzipSync(reply.bytes).toString().trim().split('\n');
  assert.equal(lines.length, records);
  assert.deepEqual(JSON.parse(lines[0] ?? ''), { date: '2012-01-01', wet: false });
}

/** Starts an execution and waits for its end. */
async function run({ call, outputs }: PipelineParts, name: string, input: unknown) {
  const started = await callJson(call, 'states', 'AWSStepFunctions.StartExecution', {
    stateMachineArn: output(outputs, 'PipelineArn'),
    name,
    input: JSON.stringify(input),
  });
  const { executionArn } = z.object({ executionArn: z.string() }).parse(started);
  for (const startMs = performance.now(); performance.now() - startMs < WAIT_MS; await setTimeout(300)) {
    const described = await callJson(call, 'states', 'AWSStepFunctions.DescribeExecution', { executionArn });
    const execution = executionSchema.parse(described);
    if (execution.status !== 'RUNNING') return execution;
  }
  throw new Error(`The execution ${name} did not end within ${WAIT_MS / 1000} s.`);
}

async function remembered({ app }: PipelineParts, agentId: string) {
  const reply = await app.send(`GET /agents/${agentId}/memory?limit=100`);
  assert.equal(reply.status, 200, reply.text);
  return pageSchema.parse(reply.json).entries;
}
