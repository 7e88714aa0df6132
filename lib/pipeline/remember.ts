import { type State, type TaskSetting, task } from './task.ts';

/** One fact of the dataset, as text that is put together from the state. */
export interface Fact {
  /** Arguments of `States.Format`: the pattern, then paths. */
  readonly format: readonly [string, ...string[]];
  readonly stage: string;
  /** 0 to 1. */
  readonly importance: number;
  /** Path of the data volume in GB. */
  readonly volumePath?: string;
}

export interface RememberProps {
  readonly facts: readonly [Fact, ...Fact[]];
  readonly next: string;
  readonly onError: string;
}

/** Adds facts to the agent's memory in one call; they raise the dataset's version, so that older answers are stale. */
export function remember(setting: TaskSetting, { facts, next, onError }: RememberProps): State {
  return task(setting, {
    function: 'memory',
    comment: `Remembers ${[...new Set(facts.map(({ stage }) => stage))].join(' and ')}.`,
    payload: { operation: 'add', entries: facts.map(toEntry) },
    next,
    onError,
  });
}

function toEntry({ format: [pattern, ...paths], stage, importance, volumePath }: Fact) {
  return {
    'content.$': `States.Format('${pattern}', ${paths.join(', ')})`,
    stage,
    importance,
    'dataset.$': '$.job.dataset',
    'source.$': '$$.Execution.Id',
    ...(volumePath === undefined ? {} : { 'dataVolumeGb.$': volumePath }),
  };
}
