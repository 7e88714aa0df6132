import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { METRIC_NAMESPACE, METRICS } from '../../core/names.ts';
import type { MetricDimensions, MetricName, Observer } from '../../core/observer.ts';

/** Names of a request for its log lines and as properties of its metrics; never contents. */
export interface RequestFacts {
  readonly requestId: string;
  readonly operation: string;
  readonly tenant?: string;
  readonly agentId?: string;
}

/** Observer of one request; `publish` writes its metrics and its one log line. */
export interface RequestObserver extends Observer {
  readonly publish: (outcome: Readonly<Record<string, string | number>>) => void;
}

/** Makes observers that write embedded metric format and structured logs through Powertools. */
export function makeObserve(service: string) {
  const logger = new Logger({ serviceName: service });
  let isCold = true;
  return (facts: RequestFacts): RequestObserver => {
    const groups = new Map<string, Metrics>();
    const metric = (name: MetricName, value: number, dimensions: MetricDimensions = {}) => {
      const key = JSON.stringify([dimensions.source, dimensions.tool]);
      const group = groups.get(key) ?? makeGroup(service, facts, dimensions);
      groups.set(key, group);
      group.addMetric(name, METRICS[name], value);
    };
    if (isCold) metric('ColdStart', 1);
    isCold = false;
    return {
      metric,
      note: (event, details) => logger.info(event, { ...facts, ...details }),
      fault: (event, cause) => logger.warn(event, { ...facts, ...causeOf(cause) }),
      publish: (outcome) => {
        for (const group of groups.values()) group.publishStoredMetrics();
        logger.info('request', { ...facts, ...outcome });
      },
    };
  };
}

function makeGroup(service: string, facts: RequestFacts, { source, tool }: MetricDimensions): Metrics {
  const group = new Metrics({ namespace: METRIC_NAMESPACE, serviceName: service });
  group.addDimensions({
    operation: facts.operation,
    ...(source === undefined ? {} : { source }),
    ...(tool === undefined ? {} : { tool }),
  });
  group.addMetadata('requestId', facts.requestId);
  if (facts.tenant !== undefined) group.addMetadata('tenant', facts.tenant);
  if (facts.agentId !== undefined) group.addMetadata('agentId', facts.agentId);
  return group;
}

function causeOf(cause: unknown): Record<string, string> {
  // A parser quotes the text that it failed on, which may be anybody's words.
  if (cause instanceof SyntaxError) return { errorName: cause.name };
  if (cause instanceof Error) return { errorName: cause.name, errorMessage: cause.message.slice(0, 300) };
  return { cause: String(cause).slice(0, 300) };
}
