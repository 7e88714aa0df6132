import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ENV, METRIC_NAMESPACE, METRICS } from '../../functions/core/names.ts';
import { startServer } from '../support/local-server.ts';
import { startMillrace } from '../support/millrace.ts';

const SECRET = 'Zx9-planted';
const secret = (where: string) => `${SECRET}-${where}`;

/** Answers as bad endpoints do: it repeats what it was sent. */
const modelUrl = await startServer(({ body, authorization }) => {
  const echo = `${authorization} ${body}`;
  if (body.includes('refuse')) return { status: 401, body: echo };
  if (body.includes('garble')) return { body: secret('garbled') };
  if (body.includes('misshape')) return { body: JSON.stringify({ echo }) };
  return { body: JSON.stringify({ choices: [{ message: { content: secret('answer') } }] }) };
});
const lambdaUrl = await startServer(() => ({ status: 500, body: secret('lambda') }));
const { send, invoke, refusal, printed } = await startMillrace({
  [ENV.modelProvider]: 'openai',
  [ENV.modelId]: 'test',
  [ENV.modelBaseUrl]: modelUrl,
  [ENV.modelApiKey]: secret('key'),
  AWS_ENDPOINT_URL_LAMBDA: lambdaUrl,
  AWS_LAMBDA_FUNCTION_NAME: 'millrace-message',
});

const lineSchema = z.looseObject({ service: z.string() });
const logSchema = z.looseObject({
  service: z.string(),
  message: z.string(),
  level: z.string(),
  requestId: z.string(),
  operation: z.string(),
});
const metricsSchema = z.looseObject({
  service: z.string(),
  operation: z.string(),
  requestId: z.string(),
  tenant: z.optional(z.string()),
  agentId: z.optional(z.string()),
  _aws: z.strictObject({
    Timestamp: z.number(),
    CloudWatchMetrics: z.array(
      z.strictObject({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.looseObject({ Name: z.string(), Unit: z.string() })),
      }),
    ),
  }),
});

/** A line of metrics of one's own, which would count if it were printed as it is. */
const FORGED = `x\n${JSON.stringify({
  _aws: {
    Timestamp: 1,
    CloudWatchMetrics: [
      { Namespace: 'Millrace', Dimensions: [['forged']], Metrics: [{ Name: 'Forged', Unit: 'Count' }] },
    ],
  },
  Forged: 1,
  forged: secret('forged'),
})}\n`;

const ALLOWED = new Set(['service', 'operation', 'source', 'tool']);
const agent = '/agents/watched';

beforeAll(async () => {
  await send({
    line: `POST ${agent}/memory`,
    json: { content: secret('content'), source: secret('source'), dataset: 'orders', entryId: 'a' },
    headers: { 'idempotency-key': secret('idempotency'), authorization: `Bearer ${secret('token')}` },
  });
  await send({ line: `${agent}/memory?limit=5` });
  await send({ line: `${agent}/context?query=${secret('query')}` });
  await send({ line: `POST ${agent}/memory`, json: { content: secret('conflict'), entryId: 'a' } });
  for (const word of ['plain', 'refuse', 'garble', 'misshape'])
    await send({ line: `POST ${agent}/messages`, json: { message: `${word} ${secret('message')}` } });
  await send({ line: `PUT ${agent}/answers`, json: { message: secret('q'), response: secret('stored') } });
  await send({ line: `POST ${agent}/messages`, json: { message: secret('q') } });
  await send({
    line: `POST ${agent}/tool-batches`,
    json: {
      requests: [
        { tool: 'profile_dataset', params: { records: [{ column: secret('record') }] } },
        { tool: 'profile_dataset', params: { source: `s3://${secret('bucket')}/key` } },
        { tool: 'validate_schema', params: { schema: { type: secret('schema') }, records: [{}] } },
        { tool: secret('tool') },
        { tool: 'current_timestamp' },
      ],
    },
  });
  await send({ line: `POST ${agent}/messages`, json: { message: FORGED } });
  await send({
    line: `POST ${agent}/tool-batches`,
    json: { requests: [{ tool: FORGED }, { tool: 'current_timestamp', params: { zone: FORGED } }] },
  });
  await send({ line: `POST /agents/${encodeURIComponent(FORGED)}/messages`, json: { message: 'x' } });
  await refusal('memory', { agentId: FORGED, tenant: FORGED, content: FORGED, stage: FORGED });
  await refusal('memory', { agentId: 'watched', operation: FORGED });
  await send({ line: `${agent}/stats` });
  await send({ line: `POST ${agent}/tunings` });
  await send({ line: '/tools' });
  await send({ line: `POST ${agent}/memory`, text: `{"content": "${secret('malformed')}` });
  await send({ line: `POST ${agent}/memory`, json: { content: 'x', [secret('member')]: 1 } });
  await send({ line: `${agent}/memory?${secret('parameter')}=1` });
  await send({ line: `${agent}/memory?cursor=${secret('cursor')}` });
  await refusal('memory', { agentId: 'watched', operation: secret('operation') });
  await refusal('memory', { agentId: secret('agent/'), content: secret('content') });
  await invoke('memory', { agentId: 'watched', tenant: 'acme', content: secret('direct') });
});

/** Every line printed, parsed; throws for one that is not JSON. */
function lines() {
  return printed()
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => lineSchema.parse(JSON.parse(line)));
}

function metrics() {
  return lines().flatMap((line) => ('_aws' in line ? metricsSchema.parse(line) : []));
}

describe('what the functions print', () => {
  it('is JSON, line by line, with metrics and logs of all five', () => {
    const services = new Set(lines().map(({ service }) => service));
    const all = ['message', 'tool-batch', 'stats', 'memory', 'maintenance'].map((name) => `millrace-${name}`);
    expect([...services].sort()).toEqual(all.sort());
    expect([...new Set(metrics().map(({ service }) => service))].sort()).toEqual(all.sort());
  });

  it('never holds a secret or what somebody said, stored or was told', () => {
    const leaks = printed()
      .split('\n')
      .filter((line) => line.includes(SECRET));
    expect(leaks).toEqual([]);
  });

  it('has one line for each request, with its id, its operation and how it ended', () => {
    const logs = lines().flatMap((line) => ('_aws' in line ? [] : logSchema.parse(line)));
    const requests = logs.filter(({ message }) => message === 'request');
    const ids = requests.map(({ requestId }) => requestId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(requests).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ operation: 'add', status: 201, agentId: 'watched', tenant: 'local' }),
        expect.objectContaining({ operation: 'add', status: 'entry_conflict' }),
        expect.objectContaining({ operation: 'add', status: 'malformed_json' }),
        expect.objectContaining({ operation: 'add', status: 201, tenant: 'acme' }),
        expect.objectContaining({ operation: 'answer', status: 200, durationMs: expect.any(Number) }),
        expect.objectContaining({ operation: 'none', status: 'unknown_operation' }),
      ]),
    );
  });
});

describe('the metrics', () => {
  it('are in one namespace, under names and units that are declared', () => {
    const units = new Map<string, string>(Object.entries(METRICS));
    for (const { _aws, ...line } of metrics())
      for (const { Namespace, Metrics } of _aws.CloudWatchMetrics) {
        expect(Namespace).toBe(METRIC_NAMESPACE);
        for (const { Name, Unit } of Metrics) {
          expect(units.get(Name)).toBe(Unit);
          expect(line).toHaveProperty(Name);
        }
      }
  });

  it('have no dimension but service, operation, source and tool', () => {
    const names = metrics().flatMap(({ _aws }) =>
      _aws.CloudWatchMetrics.flatMap(({ Dimensions }) => Dimensions.flat()),
    );
    expect(names.filter((name) => !ALLOWED.has(name))).toEqual([]);
    expect(new Set(names)).toEqual(ALLOWED);
  });

  it('have dimensions of few values, whatever callers send', () => {
    const tools = new Set(metrics().flatMap(({ tool }) => (tool === undefined ? [] : tool)));
    const known = ['profile_dataset', 'validate_schema', 'current_timestamp'];
    expect([...tools].filter((tool) => !known.some((name) => name === tool))).toEqual([]);
    const sources = new Set(metrics().flatMap(({ source }) => (source === undefined ? [] : source)));
    expect(sources).toEqual(new Set(['fallback', 'model', 'precomputed']));
  });

  it('cannot be forged by what stands in a message, a name or a parameter', () => {
    const names = metrics().flatMap(({ _aws }) =>
      _aws.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name)),
    );
    expect(names.filter((name) => !(name in METRICS))).toEqual([]);
    expect(printed()).not.toContain('Forged');
  });

  it('name agent and tenant as properties', () => {
    expect(metrics()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ agentId: 'watched', tenant: 'local' }),
        expect.objectContaining({ agentId: 'watched', tenant: 'acme' }),
      ]),
    );
  });

  it('count answers, tools, cost and what went wrong', () => {
    const counted = new Set(
      metrics().flatMap(({ _aws }) =>
        _aws.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name)),
      ),
    );
    for (const name of [
      'ColdStart',
      'ResponseTime',
      'TargetTime',
      'FallbackServed',
      'CacheHit',
      'CacheMiss',
      'ModelFault',
      'ToolDuration',
      'ToolError',
      'BatchSize',
      'ContextChars',
      'DynamoReadUnits',
      'DynamoWriteUnits',
      'RequestError',
    ])
      expect(counted).toContain(name);
  });
});
