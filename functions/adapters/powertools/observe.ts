import { Logger } from '@aws-lambda-powertools/logger';
import { METRICS } from '../../core/names.ts';
import type { MetricDimensions, MetricName, Observer } from '../../core/observer.ts';
import { describeCause } from './describe-cause.ts';
import { type MetricGroup, makePublishGroup } from './publish-group.ts';

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
  const publishGroup = makePublishGroup(service);
  let isCold = true;
  return (facts: RequestFacts): RequestObserver => {
    const groups = new Map<string, MetricGroup>();
    const answer: Record<string, string | number> = {};
    const metric = (name: MetricName, value: number, dimensions: MetricDimensions = {}) => {
      const key = JSON.stringify([dimensions.source, dimensions.tool]);
      const group = groups.get(key) ?? { dimensions, values: new Map() };
      groups.set(key, group);
      group.values.set(name, [...(group.values.get(name) ?? []), value]);
      Object.assign(answer, toLineFacts(name, value, dimensions));
    };
    if (isCold) metric('ColdStart', 1);
    isCold = false;
    return {
      metric,
      note: (event, details) => logger.info(event, { ...facts, ...details }),
      fault: (event, cause) => logger.warn(event, { ...facts, ...describeCause(cause) }),
      publish: (outcome) => {
        for (const group of groups.values()) publishGroup(facts, group, METRICS);
        logger.info('request', { ...facts, ...answer, ...outcome });
      },
    };
  };
}

/** What the line of a request tells of its metrics. */
function toLineFacts(name: MetricName, value: number, { source }: MetricDimensions) {
  if (name === 'ResponseTime') return { responseTimeMs: value, ...(source === undefined ? {} : { source }) };
  if (name === 'TargetTime') return { targetMs: value };
  if (name === 'BatchSize') return { batchSize: value };
  return name === 'ColdStart' ? { coldStart: 'yes' } : {};
}
