import { Metrics } from '@aws-lambda-powertools/metrics';
import { METRIC_NAMESPACE, type METRICS } from '../../core/names.ts';
import type { MetricDimensions, MetricName } from '../../core/observer.ts';
import type { RequestFacts } from './observe.ts';

/** Values of a request's metrics that have the same dimensions. */
export interface MetricGroup {
  readonly dimensions: MetricDimensions;
  readonly values: Map<MetricName, readonly number[]>;
}

/** Powertools publishes by itself at 100 values of a metric, and forgets the dimensions with that. */
const MOST_VALUES = 99;

/**
 * Prints a group in embedded metric format, several lines if it is large. What has a source or a tool counts without it
 * as well, because percentiles of parts do not add up to one of the whole.
 */
export function publishGroup(
  service: string,
  facts: RequestFacts,
  { dimensions, values }: MetricGroup,
  units: typeof METRICS,
): void {
  const longest = Math.max(...[...values.values()].map(({ length }) => length));
  for (let from = 0; from < longest; from += MOST_VALUES) {
    const metrics = makeMetrics(service, facts, dimensions);
    for (const [name, all] of values)
      for (const value of all.slice(from, from + MOST_VALUES)) metrics.addMetric(name, units[name], value);
    metrics.publishStoredMetrics();
  }
}

function makeMetrics(service: string, facts: RequestFacts, { source, tool }: MetricDimensions): Metrics {
  const defaultDimensions = { operation: facts.operation };
  const metrics = new Metrics({ namespace: METRIC_NAMESPACE, serviceName: service, defaultDimensions });
  // Each call makes a set with the default dimensions in it; the first is that set alone.
  metrics.addDimensions({});
  if (source !== undefined) metrics.addDimensions({ source });
  if (tool !== undefined) metrics.addDimensions({ tool });
  metrics.addMetadata('requestId', facts.requestId);
  if (facts.tenant !== undefined) metrics.addMetadata('tenant', facts.tenant);
  if (facts.agentId !== undefined) metrics.addMetadata('agentId', facts.agentId);
  return metrics;
}
