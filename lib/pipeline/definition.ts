import { deliverStates } from './deliver.ts';
import { examineStates } from './examine.ts';
import { type State, type TaskSetting, task } from './task.ts';

/**
 * The ready state machine, in JSONPath so that it also runs in development: takes a table in, examines it with three
 * tools in one batch, transforms and stores it, and remembers every stage; a failure is remembered and alerted.
 * Its input is a job: `agentId`, `dataset` and `source`, and optionally what JOB_DEFAULTS lists.
 */
export function pipelineDefinition(setting: TaskSetting) {
  return {
    Comment: 'Millrace: ingest, examine, transform, store, and remember each stage.',
    StartAt: 'CheckJob',
    TimeoutSeconds: 3600,
    States: {
      CheckJob: {
        Type: 'Choice',
        Choices: [{ And: NEEDED.flatMap(isText), Next: 'Defaults' }],
        Default: 'NoJob',
      },
      NoJob: {
        Type: 'Fail',
        Error: 'invalid_request',
        Cause: 'The input needs agentId, dataset and source, each a text.',
      },
      Defaults: {
        Type: 'Pass',
        Parameters: { defaults: JOB_DEFAULTS, 'given.$': '$' },
        Next: 'Job',
      },
      Job: {
        Type: 'Pass',
        Comment: 'The input over the defaults.',
        Parameters: { 'job.$': 'States.JsonMerge($.defaults, $.given, false)' },
        Next: 'Ingest',
      },
      ...examineStates(setting, 'RememberError'),
      ...deliverStates(setting, 'RememberError'),
      ...failureStates(setting),
    },
  };
}

const NEEDED = ['$.agentId', '$.dataset', '$.source'] as const;

function isText(variable: string) {
  return [
    { Variable: variable, IsPresent: true },
    { Variable: variable, IsString: true },
  ];
}

/** Members of the input that may be left out. */
export const JOB_DEFAULTS = {
  /** JSON Schema (2020-12) of a row. */
  schema: { type: 'object' },
  /** Expectations of `check_quality`. */
  expectations: [{ type: 'row_count', min: 1 }],
  /** JSONata of `transform_records`, and whether it sees `each` row or `all`. */
  expression: '$',
  mode: 'each',
  /** Most rows that go through the state machine itself; more are stored by reference to their source. */
  inlineRows: 200,
  /** True goes on with rows that violate the schema or an expectation. */
  acceptBadRows: false,
} as const;

function failureStates(setting: TaskSetting): Readonly<Record<string, State>> {
  return {
    RememberError: rememberError(setting),
    SendAlert: task(setting, {
      function: 'toolBatch',
      comment: 'Alerts whoever subscribed; without an alert topic the tool says so and nothing else happens.',
      payload: {
        operation: 'run',
        'idempotencyKey.$': FAILURE_KEY,
        requests: [
          {
            tool: 'send_alert',
            params: { subject: 'Millrace: a pipeline run failed', 'message.$': FAILURE, severity: 'error' },
          },
        ],
      },
      result: {
        path: '$.alert',
        selector: { 'results.$': '$.Payload.results' },
      },
      next: 'Failed',
      onError: 'AlertFailed',
    }),
    AlertFailed: {
      Type: 'Fail',
      Error: 'alert_failed',
      Cause: 'The run failed, and so did its alert; the history of the execution has both reasons.',
    },
    Failed: { Type: 'Fail', ErrorPath: '$.error.Error', CausePath: '$.error.Cause' },
  };
}

const FAILURE =
  "States.Format('Run {} of {} failed: {}: {}', $$.Execution.Name, $.job.dataset, $.error.Error, $.error.Cause)";

/** It names the error too: a redriven execution remembers and alerts one that is new, and none that is not. */
const FAILURE_KEY =
  "States.Format('{}/{}/{}/{}', $$.StateMachine.Name, $$.Execution.Name, $$.State.Name, $.error.Error)";

function rememberError(setting: TaskSetting): State {
  return task(setting, {
    function: 'memory',
    comment: 'Remembers the error.',
    payload: {
      operation: 'add',
      'content.$': FAILURE,
      stage: 'error',
      importance: 0.9,
      'dataset.$': '$.job.dataset',
      'source.$': '$$.Execution.Id',
      'idempotencyKey.$': FAILURE_KEY,
    },
    next: 'SendAlert',
    onError: 'SendAlert',
  });
}
