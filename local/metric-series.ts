import { bucketsOf, kindOf, type MetricName, toPrometheusUnit } from './metric-kinds.ts';

/** Name and value of each, by name. */
export type Labels = readonly (readonly [string, string])[];

/** One metric with one set of labels. */
export interface MetricSeries {
  readonly name: MetricName;
  readonly labels: Labels;
  readonly add: (value: number) => void;
  readonly count: () => number;
  /** Of a gauge the last value; in Prometheus' unit. */
  readonly value: () => number;
  /** Upper end of each bucket and how many values are at most that, of a histogram alone. */
  readonly buckets: () => readonly (readonly [number, number])[];
}

export function makeSeries(name: MetricName, labels: Labels): MetricSeries {
  const isGauge = kindOf(name) === 'gauge';
  const ends = kindOf(name) === 'histogram' ? bucketsOf(name) : [];
  const counts = ends.map(() => 0);
  let count = 0;
  let value = 0;
  return {
    name,
    labels,
    add: (given) => {
      const added = toPrometheusUnit(name, given);
      count++;
      value = isGauge ? added : value + added;
      for (const [index, end] of ends.entries()) if (added <= end) counts[index] = (counts[index] ?? 0) + 1;
    },
    count: () => count,
    value: () => value,
    buckets: () => ends.map((end, index) => [end, counts[index] ?? 0]),
  };
}
