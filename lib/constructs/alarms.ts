import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { operationMetric, PERIOD, sumOf } from './metrics.ts';
import type { Watched } from './watched.ts';

/** What wakes an operator. Each alarm says in its description what to look at; the topic of the settings hears of all. */
export class Alarms extends Construct {
  /** In the order in which an operator reads them: fast, right, working. */
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, watched: Watched) {
    super(scope, id);
    this.all = [...answerAlarms(watched), ...platformAlarms(watched), ...queueAlarms(watched)].map((each) =>
      toAlarm(this, each),
    );
    const { alarmTopicArn } = watched.settings;
    if (alarmTopicArn === undefined) return;
    const topic = new SnsAction(Topic.fromTopicArn(this, 'Topic', alarmTopicArn));
    for (const alarm of this.all) {
      alarm.addAlarmAction(topic);
      alarm.addOkAction(topic);
    }
  }
}

interface Rule {
  readonly id: string;
  readonly description: string;
  readonly metric: IMetric;
  /** The alarm rings above it; below it where `isLeast` is set. */
  readonly threshold: number;
  /** Periods of five minutes, all of which must be beyond the threshold; default 1. */
  readonly periods?: number;
  readonly isLeast?: true;
}

function toAlarm(
  scope: Construct,
  { id, description, metric, threshold, periods = 1, isLeast }: Rule,
): Alarm {
  const { LESS_THAN_THRESHOLD, GREATER_THAN_THRESHOLD } = ComparisonOperator;
  return new Alarm(scope, id, {
    alarmDescription: `Millrace: ${description}`,
    metric,
    threshold,
    evaluationPeriods: periods,
    comparisonOperator: isLeast === true ? LESS_THAN_THRESHOLD : GREATER_THAN_THRESHOLD,
    treatMissingData: isLeast === true ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
}

const ANSWER = ['message', 'answer'] as const;
/** Answers in a period under which a rate says nothing. */
const LEAST_ANSWERS = 20;

function answerAlarms({ settings }: Watched): Rule[] {
  const usingMetrics = {
    p95: operationMetric(settings, ANSWER, 'ResponseTime', 'p95'),
    target: operationMetric(settings, ANSWER, 'TargetTime', 'Average'),
    answers: operationMetric(settings, ANSWER, 'ResponseTime', 'SampleCount'),
    fallbacks: operationMetric(settings, ANSWER, 'FallbackServed', 'Sum'),
  };
  const { p95, target, answers, fallbacks } = usingMetrics;
  return [
    {
      id: 'SlowAnswers',
      description: 'the 95th percentile of answers is over the target. See the model, then cold starts.',
      metric: new MathExpression({
        expression: 'p95 / target',
        usingMetrics: { p95, target },
        label: 'p95 as a part of the target',
        period: PERIOD,
      }),
      threshold: 1,
      periods: 3,
    },
    {
      id: 'Fallbacks',
      description: 'over 10 % of answers are fallbacks. The model is slow or refuses; see ModelFault.',
      metric: new MathExpression({
        expression: `IF(answers >= ${LEAST_ANSWERS}, 100 * FILL(fallbacks, 0) / answers, 0)`,
        usingMetrics: { answers, fallbacks },
        label: 'fallbacks, % of answers',
        period: PERIOD,
      }),
      threshold: 10,
      periods: 2,
    },
  ];
}

function platformAlarms({ functions, tables, api, settings }: Watched): Rule[] {
  const lambdas = Object.values(functions).map(({ lambda }) => lambda);
  const throttled = [tables.memory, tables.cache, tables.statistics].flatMap((table) =>
    ['ReadThrottleEvents', 'WriteThrottleEvents'].map((name) =>
      table.metric(name, { statistic: 'Sum', period: PERIOD }),
    ),
  );
  return [
    {
      id: 'ServerErrors',
      description: 'the API answered with 5xx. The log line of the request has the cause.',
      metric: api.stage.metricServerError({ statistic: 'Sum', period: PERIOD }),
      threshold: 0,
    },
    {
      id: 'FunctionErrors',
      description: 'functions failed, or refused what pipelines sent, more than five times in five minutes.',
      metric: sumOf(
        lambdas.map((lambda) => lambda.metricErrors({ period: PERIOD })),
        'errors of all functions',
      ),
      threshold: 5,
    },
    {
      id: 'FunctionThrottles',
      description: 'functions were throttled. Raise reservedConcurrency or the quota of the account.',
      metric: sumOf(
        lambdas.map((lambda) => lambda.metricThrottles({ period: PERIOD })),
        'throttles of all functions',
      ),
      threshold: 0,
    },
    {
      id: 'TableThrottles',
      description: 'DynamoDB throttled requests. One agent may be hot: see which in the request lines.',
      metric: sumOf(throttled, 'throttled requests of all tables'),
      threshold: 0,
      periods: 2,
    },
    {
      id: 'MaintenanceStopped',
      description: 'no maintenance for fifteen minutes: targets are not tuned and statistics not compacted.',
      metric: functions.maintenance.lambda.metricInvocations({ period: PERIOD }),
      threshold: 1,
      periods: 3,
      isLeast: true,
    },
    {
      id: 'MaintenanceBehind',
      description: 'a run does not get to every active agent, three times in a row.',
      metric: operationMetric(settings, ['maintenance', 'maintain'], 'AgentsLeft', 'Maximum'),
      threshold: 0,
      periods: 3,
    },
  ];
}

function queueAlarms({ functions, deadLetters }: Watched): Rule[] {
  return [
    {
      id: 'LateAnswersWait',
      description: 'late answers wait longer than a minute to be finished.',
      metric: functions.message.lambda.metric('AsyncEventAge', { statistic: 'Maximum', period: PERIOD }),
      threshold: 60_000,
      periods: 2,
    },
    ...Object.entries(deadLetters).map(([id, queue]) => deadLetterRule(id, queue)),
  ];
}

function deadLetterRule(id: string, queue: Queue): Rule {
  return {
    id: `${id}DeadLetters`,
    description: `events failed for good and are in the dead-letter queue ${id}.`,
    metric: queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: PERIOD }),
    threshold: 0,
  };
}
