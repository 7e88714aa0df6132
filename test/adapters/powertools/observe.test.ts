import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { makeObserve } from '../../../functions/adapters/powertools/observe.ts';
import { METRICS } from '../../../functions/core/names.ts';
import { ANSWER_SOURCES } from '../../../functions/core/stats/statistics-store.ts';
import { captureOutput } from '../../support/captured-output.ts';

const printed = captureOutput();

const emfSchema = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string() })),
      }),
    ),
  }),
});

/** What was printed by the work, a parsed value a line; throws for a line that is no JSON object. */
function linesOf(work: () => void): Record<string, unknown>[] {
  const before = printed().length;
  work();
  const lines = printed().slice(before).trimEnd().split('\n');
  return lines.map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
}

function metricsIn(lines: readonly Record<string, unknown>[]) {
  return lines.flatMap((line) => ('_aws' in line ? emfSchema.parse(line) : []));
}

/** Every series that CloudWatch would make of the lines: it bills each. */
function seriesOf(lines: readonly Record<string, unknown>[]): Set<string> {
  const series = new Set<string>();
  for (const line of metricsIn(lines))
    for (const { Namespace, Dimensions, Metrics } of line._aws.CloudWatchMetrics)
      for (const dimensions of Dimensions)
        for (const { Name } of Metrics)
          series.add(
            JSON.stringify([Namespace, Name, ...dimensions.map((name) => [name, line[name]]).sort()]),
          );
  return series;
}

const FACTS = { requestId: 'request-1', operation: 'answer', tenant: 'acme', agentId: 'orders' };
const TOOLS = ['profile_dataset', 'check_quality'];

describe('makeObserve', () => {
  const observe = makeObserve('millrace-test');

  /** A request that writes every metric there is. */
  function serve(agentId: string, index: number) {
    const observer = observe({ ...FACTS, requestId: `request-${index}`, agentId, tenant: `tenant-${index}` });
    const source = ANSWER_SOURCES[index % ANSWER_SOURCES.length] ?? 'model';
    const tool = TOOLS[index % 2] ?? '';
    observer.metric('ResponseTime', index, { source });
    observer.metric('ToolDuration', index, { tool });
    for (const name of ['TargetTime', 'MemoryEntries', 'DynamoReadUnits', 'GuardReject'] as const)
      observer.metric(name, 1);
    observer.publish({ status: 200, durationMs: index, readUnits: 1, writeUnits: 1 });
  }

  it('makes no more series for a thousand agents of as many tenants than for ten', () => {
    const ten = linesOf(() => {
      for (let index = 0; index < 10; index++) serve(`agent-${index}`, index);
    });
    const thousand = linesOf(() => {
      for (let index = 0; index < 1000; index++) serve(`agent-${index}`, index);
    });
    expect(metricsIn(thousand)).toHaveLength(3000);
    const before = seriesOf(ten);
    expect([...seriesOf(thousand)].filter((series) => !before.has(series))).toEqual([]);
    expect(before.size).toBeLessThan(20);
  });

  it('counts what has a source or a tool without it as well', () => {
    const series = [...seriesOf(linesOf(() => serve('orders', 3)))];
    for (const name of ['ResponseTime', 'ToolDuration'])
      expect(series.filter((each) => each.includes(name))).toHaveLength(2);
  });

  it('keeps the dimensions of a hundred calls and more of one tool', () => {
    const lines = linesOf(() => {
      const observer = observe(FACTS);
      for (let index = 0; index < 250; index++) observer.metric('ToolDuration', index, { tool: 'a' });
      observer.metric('ToolError', 1, { tool: 'a' });
      observer.publish({ status: 200 });
    });
    const values = metricsIn(lines).map((line) => line['ToolDuration']);
    expect(values.flat()).toEqual(Array.from({ length: 250 }, (_, index) => index));
    for (const line of metricsIn(lines)) expect(line).toMatchObject({ tool: 'a', operation: 'answer' });
    expect(lines.filter(({ message }) => message !== undefined)).toHaveLength(1);
  });

  it('tells of the first request of an instance that it was cold, and of no other', () => {
    const fresh = makeObserve('millrace-fresh');
    const colds = [1, 2].map((index) =>
      linesOf(() => fresh({ ...FACTS, requestId: String(index) }).publish({ status: 200 })),
    );
    expect(metricsIn(colds[0] ?? []).map((line) => line['ColdStart'])).toEqual([1]);
    expect(metricsIn(colds[1] ?? [])).toEqual([]);
  });

  it('writes one line for a request, with agent, operation, source, times and units', () => {
    const lines = linesOf(() => {
      const observer = observe(FACTS);
      observer.metric('ResponseTime', 41.5, { source: 'exact' });
      observer.metric('TargetTime', 1500);
      observer.publish({ status: 200, durationMs: 43, readUnits: 1.5, writeUnits: 1 });
    });
    expect(lines.filter((line) => !('_aws' in line))).toEqual([
      expect.objectContaining({
        message: 'request',
        requestId: 'request-1',
        tenant: 'acme',
        agentId: 'orders',
        operation: 'answer',
        source: 'exact',
        responseTimeMs: 41.5,
        targetMs: 1500,
        durationMs: 43,
        readUnits: 1.5,
        writeUnits: 1,
      }),
    ]);
  });

  const FORGED = `x\n${JSON.stringify({
    _aws: {
      Timestamp: 1,
      CloudWatchMetrics: [
        { Namespace: 'Millrace', Dimensions: [['agentId']], Metrics: [{ Name: 'Forged', Unit: 'Count' }] },
      ],
    },
    Forged: 1,
    agentId: 'any',
  })}\n`;

  it('lets nobody forge a metric by what stands in a name or an error', () => {
    const lines = linesOf(() => {
      const observer = observe({ ...FACTS, agentId: FORGED, tenant: FORGED, requestId: FORGED });
      observer.metric('ToolError', 1, { tool: FORGED });
      observer.note(FORGED, { detail: FORGED });
      observer.fault(FORGED, FORGED);
      observer.fault('error', Object.assign(new Error(FORGED), { $metadata: {} }));
      observer.fault('name', Object.assign(new Error('x'), { name: FORGED, code: FORGED }));
      observer.publish({ status: FORGED });
    });
    const names = metricsIn(lines).flatMap(({ _aws }) =>
      _aws.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name)),
    );
    expect(names).toEqual(['ToolError']);
    expect(names.every((name) => name in METRICS)).toBe(true);
  });

  it.each([
    ['an error that quotes', () => new TypeError('Cannot read Zx9-planted of undefined')],
    ['what a service refuses and quotes', () => toServiceError('ValidationException')],
    ['a parser', () => new SyntaxError('Unexpected token Zx9-planted')],
    ['an object', () => ({ message: 'Zx9-planted' })],
    [
      'an error whose message is long',
      () => new Error(`Zx9-planted\n    at Zx9-planted (Zx9:1:1)\n${'x'.repeat(500)}`),
    ],
  ])('shows nothing of the message of %s', (_, make) => {
    const lines = linesOf(() => observe(FACTS).fault('tool', make()));
    expect(JSON.stringify(lines)).not.toContain('Zx9');
  });

  it('says where an error was thrown, and what a service or the network says', () => {
    const [thrown] = linesOf(() => observe(FACTS).fault('tool', new RangeError('secret')));
    expect(thrown).toMatchObject({
      errorName: 'RangeError',
      errorAt: expect.stringMatching(/^observe\.test\.ts:/),
    });
    const [denied] = linesOf(() => observe(FACTS).fault('store', toServiceError('AccessDeniedException')));
    expect(denied).toMatchObject({ errorName: 'AccessDeniedException', errorMessage: 'said Zx9-planted' });
    const [reset] = linesOf(() =>
      observe(FACTS).fault(
        'store',
        Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' }),
      ),
    );
    expect(reset).toMatchObject({ errorCode: 'ECONNRESET', errorMessage: 'read ECONNRESET' });
  });
});

function toServiceError(name: string): Error {
  return Object.assign(new Error('said Zx9-planted'), { name, $metadata: { httpStatusCode: 400 } });
}
