import type { Observer } from '../observer.ts';
import type { Clock, Timer } from '../ports.ts';
import type { Scope } from '../scope.ts';
import { makeLimit } from '../tools/limit.ts';
import type { ActiveAgents, MaintenanceCursor } from './active-agents.ts';

/** Something to be done for each active agent, again and again; safe to repeat and to run twice at once. */
export interface MaintenanceTask {
  readonly name: string;
  /** False when it has to go on in the next run; it stops by itself at `deadlineMs`. */
  readonly run: (scope: Scope, deadlineMs: number, observer: Observer) => Promise<boolean>;
}

interface Ports {
  readonly agents: ActiveAgents;
  readonly cursor: MaintenanceCursor;
  readonly tasks: readonly MaintenanceTask[];
  readonly clock: Clock;
  readonly timer: Pick<Timer, 'within'>;
}

export interface MaintenanceReport {
  /** Agents that were active. */
  readonly agents: number;
  /** Of these, those that the run got to. */
  readonly served: number;
  /** Tasks of an agent that failed, or that time was too short for; the next runs go on with these. */
  readonly failed: number;
  readonly unfinished: number;
}

/** No task begins later than that in a run, and none is waited for beyond its end; the platform ends it at 30 s. */
const BEGIN_MS = 24_000;
const END_MS = 28_000;
/** Looks back far enough to see every agent at least once after an hour has ended. */
const LOOK_BACK_MS = 3_600_000;
const AT_ONCE = 8;

/**
 * Runs every task for each agent that was active in this hour or the last, eight agents at once. A run that does not
 * get to all of them in its time notes where it stopped, and the next begins there. What fails for one agent is a fault
 * in the log, and holds nobody else up; a task that is still running at the end is left as a process that ends leaves
 * it.
 */
export function makeMaintain(ports: Ports) {
  return async (observer: Observer): Promise<MaintenanceReport> => {
    const nowMs = ports.clock();
    const agents = await ports.agents.activeSince(nowMs - LOOK_BACK_MS, nowMs);
    const last = await ports.cursor.read();
    const run = { ports, startMs: nowMs, observer, served: 0, failed: 0, unfinished: 0 };
    const order = startingAfter(agents, last);
    const limit = makeLimit(AT_ONCE);
    await Promise.all(order.map((scope) => limit(() => serve(run, scope))));
    const { served, failed, unfinished } = run;
    const isDone = served === agents.length;
    if (last !== undefined || !isDone) await ports.cursor.write(isDone ? undefined : order[served - 1]);
    observer.metric('AgentsMaintained', served);
    observer.metric('AgentsLeft', agents.length - served);
    return { agents: agents.length, served, failed, unfinished };
  };
}

interface Run {
  readonly ports: Ports;
  readonly startMs: number;
  readonly observer: Observer;
  served: number;
  failed: number;
  unfinished: number;
}

async function serve(run: Run, scope: Scope): Promise<void> {
  const { ports, startMs, observer } = run;
  const deadlineMs = startMs + BEGIN_MS;
  if (ports.clock() >= deadlineMs) return;
  for (const task of ports.tasks) {
    try {
      if (ports.clock() >= deadlineMs || !(await isFinished(run, task, scope, deadlineMs))) run.unfinished++;
    } catch (error) {
      run.failed++;
      observer.fault(`maintenance: ${task.name}`, error);
    }
  }
  run.served++;
}

async function isFinished(
  { ports, startMs, observer }: Run,
  task: MaintenanceTask,
  scope: Scope,
  deadlineMs: number,
): Promise<boolean> {
  const running = task.run(scope, deadlineMs, observer);
  const outcome = await ports.timer.within(running, startMs + END_MS - ports.clock());
  return outcome.kind === 'done' && outcome.value;
}

/** The agents after the last one first, then those up to it. */
function startingAfter(agents: readonly Scope[], last: Scope | undefined): readonly Scope[] {
  const sorted = agents.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  if (last === undefined) return sorted;
  const after = sorted.filter((scope) => keyOf(scope) > keyOf(last));
  return [...after, ...sorted.slice(0, sorted.length - after.length)];
}

function keyOf({ tenant, agentId }: Scope): string {
  return `${tenant} ${agentId}`;
}
