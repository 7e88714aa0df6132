import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { METRICS } from '../../functions/core/names.ts';
import { synthesized } from './synthesized.ts';

/** Text of the dashboard, what is only known when it is deployed left out. */
function body(context = {}): string {
  const [dashboard] = Object.values(synthesized(context).findResources('AWS::CloudWatch::Dashboard'));
  const join = z
    .object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) })
    .parse(dashboard?.['Properties'].DashboardBody);
  return join['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : 'x')).join('');
}

const widgetSchema = z.object({
  widgets: z.array(
    z.object({
      type: z.string(),
      y: z.number(),
      properties: z.looseObject({ markdown: z.optional(z.string()), title: z.optional(z.string()) }),
    }),
  ),
});

function widgets() {
  return widgetSchema.parse(JSON.parse(body())).widgets;
}

describe('the dashboard', () => {
  it('asks its four questions from top to bottom', () => {
    const headings = widgets()
      .filter(({ type }) => type === 'text')
      .toSorted((a, b) => a.y - b.y)
      .map(({ properties }) => properties.markdown?.split('\n')[0]);
    expect(headings).toEqual([
      '## Is it fast?',
      '## Is it right?',
      '## Is it working?',
      '## What does it cost?',
    ]);
  });

  it('shows latency percentiles beside the target', () => {
    const graph = JSON.stringify(
      widgets().find(({ properties }) => properties.title === 'Answers, ms, and the target'),
    );
    for (const word of ['p50', 'p90', 'p95', 'p99', 'TargetTime']) expect(graph).toContain(word);
  });

  it.each(
    Object.keys(METRICS).filter(
      (name) => !['RequestError', 'BatchSize', 'DataVolumeProcessed', 'CacheOversize'].includes(name),
    ),
  )('shows %s', (name) => {
    expect(body()).toContain(name);
  });

  it('names only metrics that the functions write', () => {
    const own = [...body().matchAll(/MetricName=\\+"(\w+)\\+"/g)].map(([, name]) => name ?? '');
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter((name) => !(name in METRICS))).toEqual([]);
  });

  it('is named for the stage and found by the outputs', () => {
    const template = synthesized({ stage: 'prod' });
    template.hasResourceProperties('AWS::CloudWatch::Dashboard', { DashboardName: 'Millrace-prod' });
    template.hasOutput('DashboardName', { Value: 'Millrace-prod' });
    template.hasOutput('DashboardUrl', {});
  });
});
