import { METRICS } from '../functions/core/names.ts';

export type MetricName = keyof typeof METRICS;

/** How Prometheus reads a metric: added up, as it last was, or as how often it was how large. */
export type MetricKind = 'counter' | 'gauge' | 'histogram';

/** Metrics that say how something is now; the others add up, and times and sizes are spread over buckets. */
const GAUGES: ReadonlySet<string> = new Set([
  'TargetTime',
  'MemoryEntries',
  'MemoryBytes',
  'AgentsMaintained',
  'AgentsLeft',
]);

const HISTOGRAMS: ReadonlySet<string> = new Set([
  'ResponseTime',
  'ToolDuration',
  'BatchSize',
  'ContextChars',
]);

/** Upper ends of the buckets, in the unit that Prometheus gets. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2.5, 5, 10, 30];
const CALLS = [1, 2, 5, 10, 20, 50, 100];
const CHARS = [500, 1000, 2000, 4000, 8000, 16_000, 64_000, 200_000];

/** True for the name of a metric that the functions write. */
export function isMetricName(name: string): name is MetricName {
  return Object.hasOwn(METRICS, name);
}

export function kindOf(name: MetricName): MetricKind {
  if (GAUGES.has(name)) return 'gauge';
  return HISTOGRAMS.has(name) ? 'histogram' : 'counter';
}

export function bucketsOf(name: MetricName): readonly number[] {
  if (METRICS[name] === 'Milliseconds') return SECONDS;
  return name === 'BatchSize' ? CALLS : CHARS;
}

/** `ResponseTime` -> `millrace_response_time_seconds`; a counter ends in `_total`. */
export function prometheusName(name: MetricName): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  const unit =
    METRICS[name] === 'Milliseconds' ? '_seconds' : METRICS[name] === 'Gigabytes' ? '_gigabytes' : '';
  return `millrace_${words}${unit}${kindOf(name) === 'counter' ? '_total' : ''}`;
}

/** Prometheus counts time in seconds. */
export function toPrometheusUnit(name: MetricName, value: number): number {
  return METRICS[name] === 'Milliseconds' ? value / 1000 : value;
}
