import { type Fact, remember } from './remember.ts';
import { type State, type TaskSetting, task } from './task.ts';
import { toolFailed } from './tool-failed.ts';

/** Transformation and storage; rows that do not fit in a state are stored by reference to their source. */
export function deliverStates(setting: TaskSetting, onError: string): Readonly<Record<string, State>> {
  return {
    Transform: batch(setting, onError, {
      tool: 'transform_records',
      comment: 'Works out the expression over the source.',
      params: {
        'source.$': '$.job.source',
        'expression.$': '$.job.expression',
        'mode.$': '$.job.mode',
        'limit.$': '$.job.inlineRows',
      },
      path: '$.transformed',
      next: 'Transformed',
    }),
    Transformed: {
      Type: 'Choice',
      Comment: 'Whether the rows are here in full, or have to go by reference.',
      Choices: [
        {
          And: [
            ran('$.transformed'),
            { Variable: '$.transformed.results[0].result.truncated', BooleanEquals: false },
          ],
          Next: 'RememberTransformation',
        },
        ran('$.transformed', 'RememberLongTransformation'),
        failedWith('$.transformed', 'result_too_large', 'RememberLargeTransformation'),
      ],
      Default: 'TransformFailed',
    },
    TransformFailed: toolFailed('$.transformed.results[0]', onError),
    RememberTransformation: remember(setting, { facts: [TRANSFORMED], next: 'Store', onError }),
    RememberLongTransformation: remember(setting, {
      facts: [TRANSFORMED],
      next: 'StoreByReference',
      onError,
    }),
    RememberLargeTransformation: remember(setting, { facts: [LARGE], next: 'StoreByReference', onError }),
    Store: store(setting, onError, { 'records.$': '$.transformed.results[0].result.records' }),
    StoreByReference: store(setting, onError, {
      'source.$': '$.job.source',
      transform: { 'expression.$': '$.job.expression', 'mode.$': '$.job.mode' },
    }),
    ...storedStates(setting, onError),
  };
}

const TRANSFORMED: Fact = {
  format: [
    'Transformed {}: {} rows in, {} out.',
    '$.job.dataset',
    '$.transformed.results[0].result.rowCount',
    '$.transformed.results[0].result.recordCount',
  ],
  stage: 'transformation',
  importance: 0.6,
};

const LARGE: Fact = {
  format: ['Transformed {}: more bytes than a state can hold.', '$.job.dataset'],
  stage: 'transformation',
  importance: 0.6,
};

function storedStates(setting: TaskSetting, onError: string): Readonly<Record<string, State>> {
  return {
    Stored: {
      Type: 'Choice',
      Comment: 'Whether the rows are in the data lake, or there is none.',
      Choices: [
        ran('$.stored', 'RememberStorage'),
        failedWith('$.stored', 'tool_not_configured', 'RememberNoStorage'),
      ],
      Default: 'StoreFailed',
    },
    StoreFailed: toolFailed('$.stored.results[0]', onError),
    RememberStorage: remember(setting, {
      facts: [
        {
          format: [
            'Stored {}: {} rows in {}.',
            '$.job.dataset',
            '$.stored.results[0].result.records',
            '$.stored.results[0].result.uri',
          ],
          stage: 'storage',
          importance: 0.6,
        },
      ],
      next: 'Done',
      onError,
    }),
    RememberNoStorage: remember(setting, {
      facts: [
        {
          format: ['Did not store {}: {}', '$.job.dataset', '$.stored.results[0].error.message'],
          stage: 'storage',
          importance: 0.4,
        },
      ],
      next: 'Done',
      onError,
    }),
    Done: {
      Type: 'Pass',
      Comment: 'What the execution puts out; watched executions remember the volume.',
      Parameters: {
        'dataset.$': '$.job.dataset',
        'rows.$': '$.found.rows',
        'dataVolumeGb.$': '$.found.dataVolumeGb',
        'stored.$': '$.stored.results[0]',
      },
      End: true,
    },
  };
}

function store(setting: TaskSetting, onError: string, rows: Readonly<Record<string, unknown>>): State {
  return batch(setting, onError, {
    tool: 'write_to_data_lake',
    comment: 'Writes the rows into the data lake, once however often it is tried.',
    params: { ...rows, 'dataset.$': '$.job.dataset' },
    path: '$.stored',
    next: 'Stored',
  });
}

interface BatchProps {
  readonly tool: string;
  readonly comment: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly path: string;
  readonly next: string;
}

/** A batch of one tool. */
function batch(
  setting: TaskSetting,
  onError: string,
  { tool, comment, params, path, next }: BatchProps,
): State {
  const request = { id: tool, tool, params, 'datasets.$': 'States.Array($.job.dataset)', timeoutMs: 25_000 };
  return task(setting, {
    function: 'toolBatch',
    comment,
    payload: { operation: 'run', requests: [request] },
    result: { path, selector: { 'results.$': '$.Payload.results', 'failed.$': '$.Payload.failed' } },
    next,
    onError,
  });
}

/** Whether the only call of the batch ran; with `next` it is a whole choice. */
function ran(path: string, next?: string) {
  const rule = { Variable: `${path}.failed`, NumericEquals: 0 };
  return next === undefined ? rule : { ...rule, Next: next };
}

function failedWith(path: string, code: string, next: string) {
  const variable = `${path}.results[0].error.code`;
  return {
    And: [
      { Variable: variable, IsPresent: true },
      { Variable: variable, StringEquals: code },
    ],
    Next: next,
  };
}
