import { describe, expect, it } from 'vitest';
import { METRICS } from '../../functions/core/names.ts';
import { kindOf, prometheusName } from '../../local/metric-kinds.ts';
import { makeMetrics } from '../../local/metrics.ts';

/** A line as the functions print it. */
function emf(
  values: Readonly<Record<string, unknown>>,
  labels: Readonly<Record<string, unknown>>,
  units: Readonly<Record<string, string>> = METRICS,
): string {
  return JSON.stringify({
    _aws: {
      Timestamp: 1,
      CloudWatchMetrics: [
        {
          Namespace: 'Millrace',
          Dimensions: [['service', 'operation'], Object.keys(labels)],
          Metrics: Object.keys(values).map((Name) => ({ Name, Unit: units[Name] })),
        },
      ],
    },
    ...labels,
    ...values,
    agentId: 'orders',
  });
}

function textOf(...lines: readonly string[]): string {
  const metrics = makeMetrics();
  for (const line of lines) metrics.hear(line);
  return metrics.text();
}

const LABELS = { service: 'millrace-dev-message', operation: 'answer' };

describe('metrics of the development runtime', () => {
  it('are nothing at first', () => {
    expect(textOf()).toBe('');
  });

  it('add counters up and keep the last of a gauge', () => {
    const text = textOf(
      emf({ FallbackServed: 1, TargetTime: 1500 }, LABELS),
      emf({ FallbackServed: [1, 1], TargetTime: 1275 }, LABELS),
    );
    expect(text).toBe(
      [
        '# HELP millrace_fallback_served_total FallbackServed of the functions since this process started.',
        '# TYPE millrace_fallback_served_total counter',
        'millrace_fallback_served_total{operation="answer",service="millrace-dev-message"} 3',
        '# HELP millrace_target_time_seconds TargetTime of the functions since this process started.',
        '# TYPE millrace_target_time_seconds gauge',
        'millrace_target_time_seconds{operation="answer",service="millrace-dev-message"} 1.275',
        '',
      ].join('\n'),
    );
  });

  it('spread times over buckets that only grow, by the finest labels alone', () => {
    const text = textOf(emf({ ResponseTime: [4, 40, 900, 40_000] }, { ...LABELS, source: 'model' }));
    const labels = 'operation="answer",service="millrace-dev-message",source="model"';
    expect(text).toContain('# TYPE millrace_response_time_seconds histogram\n');
    for (const [end, count] of [
      ['0.005', 1],
      ['0.05', 2],
      ['0.75', 2],
      ['1', 3],
      ['30', 3],
      ['+Inf', 4],
    ])
      expect(text).toContain(`millrace_response_time_seconds_bucket{${labels},le="${end}"} ${count}\n`);
    expect(text).toContain(`millrace_response_time_seconds_sum{${labels}} 40.944\n`);
    expect(text).toContain(`millrace_response_time_seconds_count{${labels}} 4\n`);
    expect(text).not.toContain('service="millrace-dev-message"}');
  });

  it('escape what labels hold', () => {
    const text = textOf(emf({ ToolError: 1 }, { ...LABELS, tool: 'a"b\\c\nd' }));
    expect(text).toContain('tool="a\\"b\\\\c\\nd"} 1\n');
    expect(text.trimEnd().split('\n')).toHaveLength(3);
  });

  it.each([
    ['a log line', '{"level":"INFO","message":"request"}'],
    ['a log line that quotes metrics', JSON.stringify({ message: emf({ ToolError: 1 }, LABELS) })],
    ['no JSON', `x ${emf({ ToolError: 1 }, LABELS)}`],
    ['half a line', emf({ ToolError: 1 }, LABELS).slice(0, -5)],
    ['another namespace', emf({ ToolError: 1 }, LABELS).replace('"Millrace"', '"Forged"')],
    ['a metric nobody declared', emf({ Forged: 1 }, LABELS, { Forged: 'Count' })],
    ['a name of every object', emf({ constructor: 1 }, LABELS, { constructor: 'Count' })],
    ['another unit', emf({ ToolError: 1 }, LABELS, { ToolError: 'Bytes' })],
    ['a dimension nobody declared', emf({ ToolError: 1 }, { ...LABELS, agentId: 'orders' })],
    ['a value that is no number', emf({ ToolError: '1' }, LABELS)],
  ])('take nothing of %s', (_, line) => {
    expect(textOf(line)).toBe('');
  });

  it('have a name of their own each, as Prometheus wants it', () => {
    const names = Object.keys(METRICS).flatMap((name) => (isName(name) ? [prometheusName(name)] : []));
    expect(new Set(names).size).toBe(Object.keys(METRICS).length);
    for (const name of names) expect(name).toMatch(/^millrace_[a-z]+(?:_[a-z]+)*$/);
  });

  it('count what adds up and measure what does not', () => {
    expect(kindOf('ModelTokensIn')).toBe('counter');
    expect(kindOf('MemoryBytes')).toBe('gauge');
    expect(kindOf('ToolDuration')).toBe('histogram');
  });
});

function isName(name: string): name is keyof typeof METRICS {
  return Object.hasOwn(METRICS, name);
}
