import * as z from 'zod/mini';
import { METRIC_NAMESPACE, METRICS } from '../functions/core/names.ts';
import { isMetricName, type MetricName } from './metric-kinds.ts';
import { type Labels, type MetricSeries, makeSeries } from './metric-series.ts';
import { toPrometheusText } from './prometheus-text.ts';

/** Metrics of the functions since the start of this process. */
export interface Metrics {
  /** Takes a line that a function printed; one that is no metrics does nothing. */
  readonly hear: (line: string) => void;
  /** All of them in Prometheus' text format. */
  readonly text: () => string;
}

const LABELS: ReadonlySet<string> = new Set(['service', 'operation', 'source', 'tool']);

const lineSchema = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.literal(METRIC_NAMESPACE),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string(), Unit: z.string() })),
      }),
    ),
  }),
});

type Line = z.infer<typeof lineSchema>;

const valuesSchema = z.union([z.number(), z.array(z.number())]);

/** Reads the embedded metric format as CloudWatch does. Names, units and dimensions that are not declared do nothing. */
export function makeMetrics(): Metrics {
  const series = new Map<string, MetricSeries>();
  const add = (name: MetricName, labels: Labels, value: number) => {
    const key = JSON.stringify([name, labels]);
    const known = series.get(key) ?? makeSeries(name, labels);
    series.set(key, known);
    known.add(value);
  };
  return {
    hear: (line) => {
      const parsed = parseLine(line);
      if (parsed === undefined) return;
      for (const { Dimensions, Metrics } of parsed._aws.CloudWatchMetrics) {
        const labels = toLabels(parsed, Dimensions);
        if (labels === undefined) continue;
        for (const { Name, Unit } of Metrics) {
          if (!isMetricName(Name) || METRICS[Name] !== Unit) continue;
          const values = valuesSchema.safeParse(parsed[Name]);
          for (const value of values.success ? [values.data].flat() : []) add(Name, labels, value);
        }
      }
    },
    text: () => toPrometheusText([...series.values()]),
  };
}

function parseLine(line: string): Line | undefined {
  if (!line.startsWith('{') || !line.includes('"_aws"')) return undefined;
  try {
    return lineSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** Those of the largest set: Prometheus adds series up where CloudWatch needs one more. */
function toLabels(line: Line, sets: readonly (readonly string[])[]): Labels | undefined {
  const names = sets.reduce<readonly string[]>((most, set) => (set.length > most.length ? set : most), []);
  const labels: [string, string][] = [];
  for (const name of names) {
    const value = line[name];
    if (!LABELS.has(name) || typeof value !== 'string') return undefined;
    labels.push([name, value]);
  }
  return labels.sort(([a], [b]) => (a < b ? -1 : 1));
}
