import type { MetricName, Observer } from '../../../functions/core/observer.ts';

export interface Observed extends Observer {
  /** `Name value` of each metric, with `source=` or `tool=` where it has them. */
  readonly metrics: readonly string[];
  readonly faults: readonly string[];
  readonly notes: readonly Readonly<Record<string, string | number>>[];
}

/** An observer that writes down what it is told. */
export function makeObserved(): Observed {
  const metrics: string[] = [];
  const faults: string[] = [];
  const notes: Readonly<Record<string, string | number>>[] = [];
  return {
    metrics,
    faults,
    notes,
    metric: (name: MetricName, value, dimensions = {}) => {
      const suffix = Object.entries(dimensions).map(([key, of]) => ` ${key}=${of}`);
      metrics.push(`${name} ${value}${suffix.join('')}`);
    },
    fault: (event) => void faults.push(event),
    note: (event, facts) => void notes.push({ event, ...facts }),
  };
}
