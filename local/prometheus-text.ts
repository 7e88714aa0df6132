import { kindOf, type MetricName, prometheusName } from './metric-kinds.ts';
import type { Labels, MetricSeries } from './metric-series.ts';

export const PROMETHEUS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** Series in Prometheus' text format 0.0.4, those of a metric together, sorted by name and labels. */
export function toPrometheusText(series: readonly MetricSeries[]): string {
  const byName = new Map<MetricName, MetricSeries[]>();
  for (const each of series) byName.set(each.name, [...(byName.get(each.name) ?? []), each]);
  const families = [...byName].sort(([a], [b]) => compare(a, b));
  return families.map(([name, members]) => toFamily(name, members)).join('');
}

function toFamily(name: MetricName, members: readonly MetricSeries[]): string {
  const own = prometheusName(name);
  const lines = members
    .toSorted((a, b) => compare(JSON.stringify(a.labels), JSON.stringify(b.labels)))
    .flatMap((each) => toSamples(own, each));
  return [
    `# HELP ${own} ${name} of the functions since this process started.`,
    `# TYPE ${own} ${kindOf(name)}`,
    ...lines,
    '',
  ].join('\n');
}

function toSamples(own: string, each: MetricSeries): string[] {
  const { labels } = each;
  if (kindOf(each.name) !== 'histogram') return [toSample(own, labels, each.value())];
  return [
    ...each
      .buckets()
      .map(([end, count]) => toSample(`${own}_bucket`, [...labels, ['le', String(end)]], count)),
    toSample(`${own}_bucket`, [...labels, ['le', '+Inf']], each.count()),
    toSample(`${own}_sum`, labels, each.value()),
    toSample(`${own}_count`, labels, each.count()),
  ];
}

function toSample(name: string, labels: Labels, value: number): string {
  const inBraces = labels.map(([label, text]) => `${label}="${escape(text)}"`).join(',');
  return `${name}${inBraces === '' ? '' : `{${inBraces}}`} ${value}`;
}

/** As the format says: backslash, double quote and line feed, and nothing else. */
function escape(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
