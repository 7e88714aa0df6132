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

export type PublishGroup = (facts: RequestFacts, group: MetricGroup, units: typeof METRICS) => void;

/**
 * Makes what prints a group in embedded metric format, several lines if it is large. What has a source or a tool counts
 * without it as well, because percentiles of parts do not add up to one of the whole. One set of metrics serves all
 * groups, as a set costs more than what it prints.
 */
export function makePublishGroup(service: string): PublishGroup {
  const metrics = new Metrics({ namespace: METRIC_NAMESPACE, serviceName: service });
  return (facts, { dimensions, values }, units) => {
    const longest = Math.max(...[...values.values()].map(({ length }) => length));
    for (let from = 0; from < longest; from += MOST_VALUES) {
      describe(metrics, service, facts, dimensions);
      for (const [name, all] of values)
        for (const value of all.slice(from, from + MOST_VALUES)) metrics.addMetric(name, units[name], value);
      metrics.publishStoredMetrics();
    }
  };
}

/** Everything but the default dimensions goes when metrics are published. */
function describe(
  metrics: Metrics,
  service: string,
  { operation, requestId, tenant, agentId }: RequestFacts,
  { source, tool }: MetricDimensions,
): void {
  metrics.clearDefaultDimensions();
  metrics.setDefaultDimensions({ service, operation });
  // Each call makes a set with the default dimensions in it; the first is that set alone.
  metrics.addDimensions({});
  if (source !== undefined) metrics.addDimensions({ source });
  if (tool !== undefined) metrics.addDimensions({ tool });
  metrics.addMetadata('requestId', requestId);
  if (tenant !== undefined) metrics.addMetadata('tenant', tenant);
  if (agentId !== undefined) metrics.addMetadata('agentId', agentId);
}
