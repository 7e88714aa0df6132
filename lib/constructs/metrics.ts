import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type FunctionName, METRIC_NAMESPACE, type METRICS } from '../../functions/core/names.ts';
import type { Settings } from '../settings.ts';
import { serviceName } from './environment.ts';

type MetricName = keyof typeof METRICS;

/** Period of every graph and alarm. */
export const PERIOD = Duration.minutes(5);

/** A metric that the functions write, of one operation; `statistic` is CloudWatch's: `p95`, `Sum`, `Average`. */
export function operationMetric(
  settings: Pick<Settings, 'stage'>,
  [name, operation]: readonly [FunctionName, string],
  metricName: MetricName,
  statistic: string,
): Metric {
  return new Metric({
    namespace: METRIC_NAMESPACE,
    metricName,
    statistic,
    period: PERIOD,
    label: `${metricName} ${statistic}`,
    dimensionsMap: { service: serviceName(name, settings), operation },
  });
}

/** A function's metric by each of a dimension's values, which are found when the graph is drawn. */
export function searchBy(
  settings: Pick<Settings, 'stage'>,
  name: FunctionName,
  by: 'operation' | 'source' | 'tool',
  metricName: MetricName,
  statistic: string,
): IMetric {
  const dimensions = by === 'operation' ? 'service,operation' : `service,operation,${by}`;
  const which = `{${METRIC_NAMESPACE},${dimensions}} MetricName="${metricName}"`;
  const expression = `SEARCH('${which} service="${serviceName(name, settings)}"', '${statistic}', ${PERIOD.toSeconds()})`;
  return new MathExpression({ expression, label: '', period: PERIOD, usingMetrics: {} });
}

/** Sum of some metrics, gaps as zeros; an alarm takes at most ten. */
export function sumOf(metrics: readonly IMetric[], label: string): MathExpression {
  const usingMetrics = Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric]));
  const expression = Object.keys(usingMetrics)
    .map((id) => `FILL(${id}, 0)`)
    .join(' + ');
  return new MathExpression({ expression, usingMetrics, label, period: PERIOD });
}
