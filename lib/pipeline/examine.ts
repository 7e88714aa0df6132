import { remember } from './remember.ts';
import { type State, type TaskSetting, task } from './task.ts';
import { toolFailed } from './tool-failed.ts';

/** Ingestion and examination: three tools in one batch over the source, and a choice on what they found. */
export function examineStates(setting: TaskSetting, onError: string): Readonly<Record<string, State>> {
  return {
    Ingest: remember(setting, {
      facts: [
        {
          format: ['Run {} takes in {} from {}.', '$$.Execution.Name', '$.job.dataset', '$.job.source'],
          stage: 'ingestion',
          importance: 0.5,
        },
      ],
      next: 'Examine',
      onError,
    }),
    Examine: examine(setting, onError),
    Examined: {
      Type: 'Choice',
      Comment: 'Whether all three tools ran, and else which did not.',
      Choices: [
        { Variable: '$.examined.failed', NumericEquals: 0, Next: 'Findings' },
        { Variable: '$.examined.results[0].success', BooleanEquals: false, Next: 'ValidationFailed' },
        { Variable: '$.examined.results[1].success', BooleanEquals: false, Next: 'ProfileFailed' },
      ],
      Default: 'QualityFailed',
    },
    ValidationFailed: toolFailed('$.examined.results[0]', onError),
    ProfileFailed: toolFailed('$.examined.results[1]', onError),
    QualityFailed: toolFailed('$.examined.results[2]', onError),
    Findings: findings,
    RememberFindings: rememberFindings(setting, onError),
    Judge: judge,
    Rejected: {
      Type: 'Pass',
      Parameters: {
        Error: 'data_rejected',
        'Cause.$':
          "States.Format('{} of {} rows violate the schema; quality checks that failed: {}', $.found.invalidRows, $.found.rows, $.found.checksFailed)",
      },
      ResultPath: '$.error',
      Next: onError,
    },
  };
}

function examine(setting: TaskSetting, onError: string): State {
  return task(setting, {
    function: 'toolBatch',
    comment: 'Validates, profiles and checks the quality of the source, all at once.',
    payload: {
      operation: 'run',
      requests: [
        call('validate_schema', { 'schema.$': '$.job.schema', sampleLimit: 3 }),
        call('profile_dataset', { topValues: 3 }),
        call('check_quality', { 'expectations.$': '$.job.expectations', sampleLimit: 3 }),
      ],
    },
    result: {
      path: '$.examined',
      selector: { 'results.$': '$.Payload.results', 'failed.$': '$.Payload.failed' },
    },
    next: 'Examined',
    onError,
  });
}

/** A tool over the source, of whose dataset its result is. */
function call(tool: string, params: Readonly<Record<string, unknown>>) {
  return {
    id: tool,
    tool,
    params: { 'source.$': '$.job.source', ...params },
    'datasets.$': 'States.Array($.job.dataset)',
    timeoutMs: 25_000,
  };
}

/** Keeps the figures alone: results may have as much as a state can hold. */
const findings: State = {
  Type: 'Pass',
  Comment: 'Keeps the figures of the three results.',
  Parameters: {
    'job.$': '$.job',
    found: {
      'isValid.$': '$.examined.results[0].result.valid',
      'invalidRows.$': '$.examined.results[0].result.invalidRows',
      'violations.$': '$.examined.results[0].result.violations',
      'rows.$': '$.examined.results[1].result.rowCount',
      'columns.$': '$.examined.results[1].result.columnCount',
      'dataVolumeGb.$': '$.examined.results[1].result.dataVolumeGb',
      'isGood.$': '$.examined.results[2].result.passed',
      'checksPassed.$': '$.examined.results[2].result.passedCount',
      'checksFailed.$': '$.examined.results[2].result.failedCount',
    },
  },
  Next: 'RememberFindings',
};

function rememberFindings(setting: TaskSetting, onError: string): State {
  const dataset = '$.job.dataset';
  return remember(setting, {
    facts: [
      {
        format: [
          'Took in {} from {}: {} rows, {} columns, {} GB.',
          dataset,
          '$.job.source',
          '$.found.rows',
          '$.found.columns',
          '$.found.dataVolumeGb',
        ],
        stage: 'ingestion',
        importance: 0.6,
        volumePath: '$.found.dataVolumeGb',
      },
      {
        format: [
          'Validation of {}: {} of {} rows violate the schema ({} violations).',
          dataset,
          '$.found.invalidRows',
          '$.found.rows',
          '$.found.violations',
        ],
        stage: 'validation',
        importance: 0.8,
      },
      {
        format: [
          'Quality of {}: {} checks passed, {} failed.',
          dataset,
          '$.found.checksPassed',
          '$.found.checksFailed',
        ],
        stage: 'validation',
        importance: 0.8,
      },
    ],
    next: 'Judge',
    onError,
  });
}

const judge: State = {
  Type: 'Choice',
  Comment: 'Goes on with data that met schema and expectations, or when the job says to go on with any.',
  Choices: [
    {
      And: [
        { Variable: '$.found.isValid', BooleanEquals: true },
        { Variable: '$.found.isGood', BooleanEquals: true },
      ],
      Next: 'Transform',
    },
    { Variable: '$.job.acceptBadRows', BooleanEquals: true, Next: 'Transform' },
  ],
  Default: 'Rejected',
};
