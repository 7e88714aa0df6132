import { Stack } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  MathExpression,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { FUNCTION_NAMES } from '../../functions/core/names.ts';
import { operationMetric, PERIOD, searchBy, sumOf } from './metrics.ts';
import type { Watched } from './watched.ts';

export interface DashboardProps {
  readonly watched: Watched;
  readonly alarms: readonly Alarm[];
}

/** One page that a new operator reads from the top: is it fast, is it right, is it working, what does it cost. */
export class Dashboard extends Construct {
  readonly name: string;
  /** Of the console's page; it opens in the Region of the stack. */
  readonly url: string;
  readonly page: CloudWatchDashboard;

  constructor(scope: Construct, id: string, { watched, alarms }: DashboardProps) {
    super(scope, id);
    this.name = `Millrace-${watched.settings.stage}`;
    const { region } = Stack.of(this);
    this.url = `https://console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${this.name}`;
    this.page = new CloudWatchDashboard(this, 'Page', {
      dashboardName: this.name,
      widgets: [
        [heading('Is it fast?', 'Percentiles of the answers against the target that they were given.')],
        fastWidgets(watched),
        [heading('Is it right?', 'Where answers come from, and what the guard kept from being served.')],
        rightWidgets(watched),
        [heading('Is it working?', 'All alarms, errors, throttles, late answers, and memory in its budget.')],
        [new AlarmStatusWidget({ alarms: [...alarms], width: 24, height: 4, title: 'Alarms' })],
        workingWidgets(watched),
        memoryWidgets(watched),
        [
          heading(
            'What does it cost?',
            'What is paid for: DynamoDB units, tokens, invocations and their time.',
          ),
        ],
        costWidgets(watched),
      ],
    });
  }
}

const ANSWER = ['message', 'answer'] as const;
const BATCH = ['tool-batch', 'run'] as const;

function fastWidgets({ settings }: Watched): IWidget[] {
  const times = ['p50', 'p90', 'p95', 'p99'].map((p) => operationMetric(settings, ANSWER, 'ResponseTime', p));
  const target = operationMetric(settings, ANSWER, 'TargetTime', 'Average');
  const coldStarts = FUNCTION_NAMES.map((name) => searchBy(settings, name, 'operation', 'ColdStart', 'Sum'));
  return [
    graph('Answers, ms, and the target', [...times, target]),
    graph('Answers by source, p95 ms', [searchBy(settings, 'message', 'source', 'ResponseTime', 'p95')]),
    graph('Tools, p95 ms', [searchBy(settings, 'tool-batch', 'tool', 'ToolDuration', 'p95')]),
    graph('Cold starts', coldStarts),
  ];
}

function rightWidgets({ settings }: Watched): IWidget[] {
  const answers = operationMetric(settings, ANSWER, 'ResponseTime', 'SampleCount');
  const fallbacks = operationMetric(settings, ANSWER, 'FallbackServed', 'Sum');
  const rate = new MathExpression({
    expression: '100 * FILL(fallbacks, 0) / answers',
    usingMetrics: { answers, fallbacks },
    label: 'fallbacks, % of answers',
    period: PERIOD,
  });
  return [
    graph(
      'Answers by source',
      [searchBy(settings, 'message', 'source', 'ResponseTime', 'SampleCount')],
      true,
    ),
    graph('Fallbacks', [rate]),
    graph('Similar questions that the guard refused', [
      operationMetric(settings, ANSWER, 'GuardReject', 'Sum'),
    ]),
    graph(
      'Tool calls: cache hits, misses, errors',
      (['CacheHit', 'CacheMiss', 'ToolError'] as const).map((name) =>
        operationMetric(settings, BATCH, name, 'Sum'),
      ),
      true,
    ),
  ];
}

function workingWidgets({ settings, functions, tables, api, deadLetters }: Watched): IWidget[] {
  const lambdas = Object.values(functions).map(({ lambda }) => lambda);
  const throttles = [
    sumOf(
      lambdas.map((lambda) => lambda.metricThrottles({ period: PERIOD })),
      'functions',
    ),
    ...[tables.memory, tables.cache, tables.statistics].map((table) =>
      table.metric('WriteThrottleEvents', { statistic: 'Sum', period: PERIOD }),
    ),
  ];
  const faults = (['ModelFault', 'ModelRefusal', 'CacheFault'] as const).map((name) =>
    operationMetric(settings, ANSWER, name, 'Sum'),
  );
  const late = functions.message.lambda.metric('AsyncEventAge', { statistic: 'Maximum', period: PERIOD });
  const letters = Object.values(deadLetters).map((queue) =>
    queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: PERIOD }),
  );
  return [
    graph('Errors', [
      api.stage.metricServerError({ statistic: 'Sum', period: PERIOD, label: 'API 5xx' }),
      ...lambdas.map((lambda) => lambda.metricErrors({ period: PERIOD })),
      ...faults,
    ]),
    graph('Throttles', throttles),
    graph('Late answers: longest wait, ms, and dead letters', [late, ...letters]),
    graph('Active agents served by the maintenance, and left for the next run', [
      operationMetric(settings, ['maintenance', 'maintain'], 'AgentsMaintained', 'Average'),
      operationMetric(settings, ['maintenance', 'maintain'], 'AgentsLeft', 'Maximum'),
    ]),
  ];
}

function memoryWidgets({ settings }: Watched): IWidget[] {
  const add = ['memory', 'add'] as const;
  return [
    graph('Largest memory, entries', [operationMetric(settings, add, 'MemoryEntries', 'Maximum')]),
    graph('Largest memory, bytes', [operationMetric(settings, add, 'MemoryBytes', 'Maximum')]),
    graph('Entries evicted', [searchBy(settings, 'memory', 'operation', 'EntriesEvicted', 'Sum')]),
    graph('Context, characters', [
      operationMetric(settings, ['memory', 'context'], 'ContextChars', 'Average'),
      operationMetric(settings, ['memory', 'context'], 'ContextChars', 'Maximum'),
    ]),
  ];
}

function costWidgets({ settings, functions }: Watched): IWidget[] {
  const units = (name: 'DynamoReadUnits' | 'DynamoWriteUnits') =>
    FUNCTION_NAMES.map((each) => searchBy(settings, each, 'operation', name, 'Sum'));
  const tokens = (['ModelTokensIn', 'ModelTokensOut'] as const).map((name) =>
    searchBy(settings, 'message', 'operation', name, 'Sum'),
  );
  const lambdas = Object.values(functions).map(({ lambda }) => lambda);
  return [
    graph('DynamoDB read units', units('DynamoReadUnits'), true),
    graph('DynamoDB write units', units('DynamoWriteUnits'), true),
    graph('Model tokens', tokens, true),
    graph(
      'Invocations',
      lambdas.map((lambda) => lambda.metricInvocations({ period: PERIOD })),
      true,
    ),
  ];
}

function heading(question: string, answer: string): IWidget {
  return new TextWidget({ markdown: `## ${question}\n${answer}`, width: 24, height: 2 });
}

function graph(title: string, left: readonly IMetric[], stacked = false): IWidget {
  return new GraphWidget({
    title,
    left: [...left],
    stacked,
    width: 6,
    height: 6,
    leftYAxis: { min: 0, showUnits: false },
  });
}
