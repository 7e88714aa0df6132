import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { EVERYTHING } from './everything.ts';
import { synthesized } from './synthesized.ts';

const ALARM = 'AWS::CloudWatch::Alarm';

const alarmSchema = z.object({
  Properties: z.looseObject({
    AlarmDescription: z.string(),
    Metrics: z._default(z.array(z.looseObject({ Expression: z.optional(z.string()) })), []),
    AlarmActions: z._default(z.array(z.unknown()), []),
    OKActions: z._default(z.array(z.unknown()), []),
  }),
});

function alarms(context = {}) {
  return Object.values(synthesized(context).findResources(ALARM)).map(
    (resource) => alarmSchema.parse(resource).Properties,
  );
}

/** A metric of the functions as an alarm's math takes it. */
function own(name: string, statistic: string) {
  return Match.objectLike({
    MetricStat: Match.objectLike({
      Stat: statistic,
      Metric: {
        Namespace: 'Millrace',
        MetricName: name,
        Dimensions: [
          { Name: 'operation', Value: 'answer' },
          { Name: 'service', Value: 'millrace-dev-message' },
        ],
      },
    }),
  });
}

describe('alarms', () => {
  it('ring when the 95th percentile is over the target for three periods', () => {
    synthesized().hasResourceProperties(ALARM, {
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 1,
      EvaluationPeriods: 3,
      TreatMissingData: 'notBreaching',
      Metrics: Match.arrayWith([
        Match.objectLike({ Expression: 'p95 / target' }),
        own('ResponseTime', 'p95'),
        own('TargetTime', 'Average'),
      ]),
    });
  });

  it('ring when over 10 % of at least 20 answers are fallbacks', () => {
    synthesized().hasResourceProperties(ALARM, {
      Threshold: 10,
      Metrics: Match.arrayWith([
        Match.objectLike({ Expression: 'IF(answers >= 20, 100 * FILL(fallbacks, 0) / answers, 0)' }),
        own('ResponseTime', 'SampleCount'),
        own('FallbackServed', 'Sum'),
      ]),
    });
  });

  it.each([
    ['5xx', 'AWS/ApiGateway'],
    ['AsyncEventAge', 'AWS/Lambda'],
    ['ApproximateNumberOfMessagesVisible', 'AWS/SQS'],
  ])('watch %s', (MetricName, Namespace) => {
    synthesized().hasResourceProperties(ALARM, { MetricName, Namespace });
  });

  it.each([
    ['Errors', 'AWS/Lambda', 5],
    ['Throttles', 'AWS/Lambda', 5],
    ['ReadThrottleEvents', 'AWS/DynamoDB', 3],
    ['WriteThrottleEvents', 'AWS/DynamoDB', 3],
  ])('watch %s of all functions or tables', (name, namespace, count) => {
    const metrics = alarms().flatMap(({ Metrics }) => Metrics.map((metric) => JSON.stringify(metric)));
    const found = metrics.filter(
      (metric) => metric.includes(`"MetricName":"${name}"`) && metric.includes(`"Namespace":"${namespace}"`),
    );
    expect(found).toHaveLength(count);
  });

  it('notice that the maintenance does not run', () => {
    synthesized().hasResourceProperties(ALARM, {
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      EvaluationPeriods: 3,
    });
  });

  it('say what to look at, and take no more metrics than CloudWatch lets an alarm have', () => {
    for (const { AlarmDescription, Metrics } of alarms(EVERYTHING)) {
      expect(AlarmDescription).toMatch(/^Millrace: .{20,}\.$/);
      expect(Metrics.length).toBeLessThanOrEqual(11);
    }
  });

  it('tell the topic of the settings, and nobody without one', () => {
    const topic = [EVERYTHING.alarmTopicArn];
    for (const { AlarmActions, OKActions } of alarms(EVERYTHING))
      expect([AlarmActions, OKActions]).toEqual([topic, topic]);
    for (const { AlarmActions } of alarms()) expect(AlarmActions).toEqual([]);
  });

  it('watch every dead-letter queue', () => {
    const queues = (context: object) =>
      Object.keys(synthesized({ ...context }).findResources('AWS::SQS::Queue')).length;
    const watched = (context: object) =>
      Object.keys(
        synthesized({ ...context }).findResources(ALARM, {
          Properties: { MetricName: 'ApproximateNumberOfMessagesVisible' },
        }),
      ).length;
    expect([watched({}), watched(EVERYTHING)]).toEqual([queues({}), queues(EVERYTHING)]);
  });
});
