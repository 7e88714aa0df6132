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

/** Two sets of dimensions share `operation`, of which Powertools would warn in a line of plain text each time. */
const QUIET = { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {}

function makeMetrics(service: string, facts: RequestFacts, { source, tool }: MetricDimensions): Metrics {
  const metrics = new Metrics({ namespace: METRIC_NAMESPACE, serviceName: service, logger: QUIET });
  const { operation } = facts;
  metrics.addDimensions({ operation });
  if (source !== undefined) metrics.addDimensions({ operation, source });
  if (tool !== undefined) metrics.addDimensions({ operation, tool });
  metrics.addMetadata('requestId', facts.requestId);
  if (facts.tenant !== undefined) metrics.addMetadata('tenant', facts.tenant);
  if (facts.agentId !== undefined) metrics.addMetadata('agentId', facts.agentId);
  return metrics;
}
