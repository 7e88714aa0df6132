/** A state of the Amazon States Language, in JSONPath. */
export type State = Readonly<Record<string, unknown>>;

/** The two functions that the pipeline calls, as they stand in the definition: ARNs or tokens for them. */
export interface PipelineFunctions {
  readonly memory: string;
  readonly toolBatch: string;
}

/** What is around every call: whom it goes to. */
export interface TaskSetting {
  readonly functions: PipelineFunctions;
  /** Owner of the agent; undefined leaves it to the functions' default. */
  readonly tenant: string | undefined;
}

export interface TaskProps {
  readonly function: keyof PipelineFunctions;
  readonly comment: string;
  /** The body; a key that ends in `.$` is a path or an intrinsic function. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Where the reply goes; undefined drops it. */
  readonly result?: { readonly path: string; readonly selector: Readonly<Record<string, string>> };
  readonly next: string;
  /** Where an error goes, which is then at `$.error`. */
  readonly onError: string;
}

/** A call of a function that is safe to retry: its key is made from the names of execution and state. */
export function task({ functions, tenant }: TaskSetting, props: TaskProps): State {
  return {
    Type: 'Task',
    Comment: props.comment,
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: {
      FunctionName: functions[props.function],
      Payload: {
        'agentId.$': '$.job.agentId',
        ...(tenant === undefined ? {} : { tenant }),
        'idempotencyKey.$': IDEMPOTENCY_KEY,
        ...props.payload,
      },
    },
    TimeoutSeconds: 60,
    Retry: [RETRY],
    Catch: CAUGHT.map((errors) => ({ ErrorEquals: errors, ResultPath: '$.error', Next: props.onError })),
    ...(props.result === undefined
      ? { ResultPath: null }
      : { ResultPath: props.result.path, ResultSelector: props.result.selector }),
    Next: props.next,
  };
}

/** The same for every attempt and after a redrive; state machine and execution have at most 80 characters each. */
const IDEMPOTENCY_KEY = "States.Format('{}/{}/{}', $$.StateMachine.Name, $$.Execution.Name, $$.State.Name)";

/** Problem codes that a repeat may mend, and Lambda's own errors. */
const RETRY = {
  ErrorEquals: [
    'throttled',
    'unavailable',
    'internal',
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.TooManyRequestsException',
  ],
  IntervalSeconds: 1,
  BackoffRate: 2,
  MaxAttempts: 4,
  MaxDelaySeconds: 20,
  JitterStrategy: 'FULL',
} as const;

/** States.ALL does not cover a reply that is too large. */
const CAUGHT = [['States.DataLimitExceeded'], ['States.ALL']] as const;
