import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import path from 'node:path';
import * as z from 'zod/mini';
import { startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { type Comparison, compareStatistics } from './support/compare-statistics.ts';
import { type LoadedAgent, runLoad } from './support/load.ts';
import { shown, writeResult } from './support/result-file.ts';

const PROCESSES = 3;
const AGENTS = 50;
const REQUESTS = 10_000;
const USAGE = { prompt_tokens: 800, completion_tokens: 120 };
/** Largest relative error of a percentile, and of a sum of numbers that are not whole. */
const PERCENTILE_ERROR = 0.02;
const SUM_ERROR = 1e-9;

const KINDS = {
  count: 'counts, which have to be the same',
  sum: 'sums of times and volumes',
  percentile: 'percentiles, smallest and largest times',
};

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A model that answers at once and counts how often. */
async function startModel() {
  let answers = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      answers++;
      const choices = [{ message: { content: 'All rows are there.' } }];
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ choices, usage: USAGE }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The model has no port.');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${address.port}/v1`, answers: () => answers, close };
}

/** A development runtime in a process of its own, on the DynamoDB of all. */
async function startRuntime(dynamodbUrl: string, modelUrl: string) {
  const child = spawn(process.execPath, ['local/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: '0',
      MILLRACE_DATA_DIR: ':memory:',
      AWS_ENDPOINT_URL_DYNAMODB: dynamodbUrl,
      MILLRACE_MODEL_PROVIDER: 'openai',
      MILLRACE_MODEL_ID: 'instant',
      MILLRACE_MODEL_BASE_URL: modelUrl,
      MILLRACE_TARGET_MS: '10000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed = (printed + chunk.toString()).slice(-10_000);
    const url = /^Millrace is listening on (http:\S+)$/m.exec(printed)?.[1];
    if (url !== undefined) resolve(url);
  });
  child.once('exit', (status) => reject(new Error(`The runtime ended with ${status}`)));
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { url: await promise, stop };
}

async function maintain(url: string): Promise<void> {
  const invocations = `${url}/2015-03-31/functions/millrace-maintenance/invocations`;
  await fetch(invocations, { method: 'POST', body: JSON.stringify({ operation: 'maintain' }) });
}

async function compareAll(url: string, agents: readonly LoadedAgent[]) {
  const compared: Comparison[] = [];
  const tokens = { input: 0, output: 0 };
  for (const { agentId, tally } of agents) {
    const response = await fetch(`${url}/agents/${agentId}/stats`);
    const json: unknown = await response.json();
    const counted = { ...tally, storedAnswers: await countAnswers(`${url}/agents/${agentId}`) };
    compared.push(...compareStatistics(counted, json).map((each) => ({ ...each, agentId })));
    const { input, output } = tokensOf(json);
    tokens.input += input;
    tokens.output += output;
  }
  return { compared, tokens };
}

const listSchema = z.object({ answers: z.array(z.unknown()), nextCursor: z.optional(z.string()) });

/** Reads them all, as the statistics do not. */
async function countAnswers(base: string): Promise<number> {
  let count = 0;
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const response = await fetch(`${base}/answers?limit=100${query}`);
    const { answers, nextCursor } = listSchema.parse(await response.json());
    count += answers.length;
    cursor = nextCursor;
  } while (cursor !== undefined);
  return count;
}

function tokensOf(json: unknown): { readonly input: number; readonly output: number } {
  const text = JSON.stringify(json);
  const [, input = '0', output = '0'] = /"tokens":\{"input":(\d+),"output":(\d+),"saved"/.exec(text) ?? [];
  return { input: Number(input), output: Number(output) };
}

function errorOf({ counted, shown }: Comparison): number {
  if (counted === shown) return 0;
  return Math.abs(shown - counted) / Math.max(Math.abs(counted), Number.MIN_VALUE);
}

function isEqual(each: Comparison): boolean {
  const most = { count: 0, sum: SUM_ERROR, percentile: PERCENTILE_ERROR }[each.kind];
  return errorOf(each) <= most;
}

const dynamodb = await startEmbeddedDynamodb(undefined);
const model = await startModel();
const runtimes = [await startRuntime(dynamodb.url, model.url)];
while (runtimes.length < PROCESSES) runtimes.push(await startRuntime(dynamodb.url, model.url));
const urls = runtimes.map(({ url }) => url);
const startMs = performance.now();
const agents = await runLoad({
  urls,
  agents: AGENTS,
  requests: REQUESTS,
  atOnce: 12,
  tokensOfAnAnswer: USAGE.prompt_tokens + USAGE.completion_tokens,
  onEnd: (ended) => {
    if (ended % 1000 !== 0) return;
    console.log(`${ended} requests`);
    // All processes at once, as schedules of several stages would.
    for (const url of urls) void maintain(url);
  },
});
const seconds = (performance.now() - startMs) / 1000;
const { compared, tokens } = await compareAll(urls[0] ?? '', agents);
const answers = model.answers();
compared.push(
  {
    figure: 'tokens.input of all agents',
    kind: 'count',
    counted: answers * USAGE.prompt_tokens,
    shown: tokens.input,
  },
  {
    figure: 'tokens.output of all agents',
    kind: 'count',
    counted: answers * USAGE.completion_tokens,
    shown: tokens.output,
  },
);
await Promise.all(runtimes.map(({ stop }) => stop()));
model.close();
await dynamodb.close();

const wrong = compared.filter((each) => !isEqual(each));
for (const each of wrong) console.error('differs:', each);

await writeResult('stats', {
  command: 'npm run bench:stats',
  tables: [
    {
      id: 'load',
      columns: ['requests', 'agents', 'processes', 'answers', 'tool calls', 'entries', 'seconds'],
      rows: [
        [
          REQUESTS,
          AGENTS,
          PROCESSES,
          total(agents, ({ tally }) => tally.responses.length),
          total(agents, ({ tally }) => total([...tally.tools.values()], ({ timesMs }) => timesMs.length)),
          total(agents, ({ tally }) => tally.entries),
          shown(seconds),
        ],
      ],
    },
    {
      id: 'statistics',
      columns: ['kind of figure', 'compared', 'equal', 'largest relative error'],
      rows: (['count', 'sum', 'percentile'] as const).map((kind) => {
        const of = compared.filter((each) => each.kind === kind);
        const largest = Math.max(...of.map(errorOf));
        return [KINDS[kind], of.length, of.filter(isEqual).length, `${(100 * largest).toFixed(2)} %`];
      }),
    },
  ],
});
process.exit(wrong.length === 0 ? 0 : 1);

function total<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((sum, item) => sum + amount(item), 0);
}
