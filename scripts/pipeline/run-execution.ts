import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import * as z from 'zod/mini';

export interface Stage {
  readonly name: string;
  readonly kind: 'task' | 'other';
  readonly durationMs: number;
  /** The state as it leaves the stage. */
  readonly output: unknown;
  /** What it was caught with; undefined for a stage that did its work. */
  readonly error?: { readonly Error: string; readonly Cause: unknown } | undefined;
}

export type Ending =
  | { readonly kind: 'succeeded'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly error: string; readonly cause: string };

export interface ExecutionOptions {
  /** Amazon States Language in JSONPath. */
  readonly definition: unknown;
  readonly input: unknown;
  /** Of the execution; a second one of the same name is a redrive. */
  readonly name: string;
  /** Invokes a function by its ARN or name; rejects with an error that has the name that `Catch` looks at. */
  readonly invoke: (functionName: string, payload: unknown) => Promise<unknown>;
  readonly onStage?: (stage: Stage) => void;
}

/** Runs a state machine in this process, its tasks through `invoke`; throws for a definition that is none. */
export async function runExecution({
  definition,
  input,
  name,
  invoke,
  onStage,
}: ExecutionOptions): Promise<Ending> {
  const { States } = definitionSchema.parse(definition);
  const named = { ...z.record(z.string(), z.unknown()).parse(definition), States: withNames(States) };
  if (!isDefinition(named)) throw new TypeError('The definition has no states.');
  const machine = new StateMachine(named, { validationOptions: { checkPaths: false, checkArn: false } });
  const execution = machine.run(z.json().parse(input), {
    overrides: { taskResourceLocalHandlers: handlersOf(States, invoke) },
    context: {
      Execution: { Id: `arn:aws:states:local:000000000000:execution:pipeline:${name}`, Name: name },
      StateMachine: { Id: 'arn:aws:states:local:000000000000:stateMachine:pipeline', Name: 'pipeline' },
    },
  });
  const told = tellStages(execution.eventLogs, onStage);
  try {
    return { kind: 'succeeded', output: await execution.result };
  } catch {
    return { kind: 'failed', ...(await told) };
  } finally {
    await told;
  }
}

const definitionSchema = z.looseObject({ States: z.record(z.string(), z.looseObject({ Type: z.string() })) });

type States = z.infer<typeof definitionSchema>['States'];

/** The library's own validator has the last word. */
function isDefinition(value: unknown): value is StateMachineDefinition {
  return definitionSchema.safeParse(value).success;
}

/** The library knows no `$$.State.Name`. */
function withNames(states: States): unknown {
  return Object.fromEntries(
    Object.entries(states).map(([name, state]) => [
      name,
      JSON.parse(JSON.stringify(state).replaceAll('$$.State.Name', `'${name}'`)),
    ]),
  );
}

const callSchema = z.object({ FunctionName: z.string(), Payload: z.unknown() });

function handlersOf(states: States, invoke: ExecutionOptions['invoke']) {
  const handle = async (input: unknown) => {
    const { FunctionName, Payload } = callSchema.parse(input);
    return z.json().parse({ StatusCode: 200, Payload: await invoke(FunctionName, Payload) });
  };
  const tasks = Object.entries(states).filter(([, { Type }]) => Type === 'Task');
  return Object.fromEntries(tasks.map(([name]) => [name, handle]));
}

type Events = ReturnType<StateMachine['run']>['eventLogs'];

/** Follows the events to the end and answers why the execution failed, where it did. */
async function tellStages(events: Events, onStage: ExecutionOptions['onStage']) {
  let enteredMs = 0;
  let failure = { error: 'States.Runtime', cause: 'The execution ended without a reason.' };
  let lastError: Stage['error'];
  for await (const event of events) {
    if (event.type === 'StateEntered') {
      enteredMs = event.timestamp;
      lastError = undefined;
    } else if (event.type === 'StateFailed') lastError = { Error: event.Error, Cause: event.Cause };
    else if (event.type === 'ExecutionFailed') failure = { error: event.Error, cause: String(event.Cause) };
    else if (event.type === 'StateExited')
      onStage?.({
        name: event.state.name,
        kind: event.state.type === 'Task' ? 'task' : 'other',
        durationMs: event.timestamp - enteredMs,
        output: event.state.output,
        error: lastError,
      });
  }
  return failure;
}
