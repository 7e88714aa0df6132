import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import type * as fc from 'fast-check';
import { vi } from 'vitest';
import { makeRandom } from '../../core/support/random.ts';
import { makeTime, type Time } from '../../core/support/time.ts';
import { CALM, type Chaos } from './chaos.ts';
import type { InProcessDynamodb } from './in-process-dynamodb.ts';
import { type Instance, makeInstance, type Sent } from './instance.ts';

/** A run that takes more steps than this waits for something that never comes. */
const MOST_STEPS = 5000;

/** Instances of the functions over one DynamoDB, in a time and with failures of their own. */
export interface World {
  readonly time: Time;
  readonly dynamodb: InProcessDynamodb;
  /** Every request that DynamoDB got, in the order in which it carried them out. */
  readonly history: readonly Sent[];
  readonly start: (name: string) => Instance;
  /** From now on nothing fails and time passes only when there is nothing else to do. */
  readonly calmDown: () => void;
  /** True if some act failed, or an instance died, up to now. */
  readonly wasDisturbed: () => boolean;
}

/**
 * Plays a scenario in which the scheduler decides what happens next: that a request reaches DynamoDB, that a reply
 * arrives, that a tool or a model ends, or that time passes up to the next alarm. Everything between two of its steps is
 * deterministic, so a seed plays the same run again.
 */
export async function simulate(
  scheduler: fc.Scheduler,
  dynamodb: InProcessDynamodb,
  given: Chaos,
  play: (world: World) => Promise<void>,
): Promise<void> {
  const time = makeTime();
  const history: Sent[] = [];
  const stage = { scheduler, time, chaos: given, acts: 0, busy: 0, disturbed: false };
  const random = vi.spyOn(Math, 'random').mockImplementation(makeRandom(1));
  vi.stubGlobal('setTimeout', (ring: () => void, waitMs = 0) => void time.timer.sleep(waitMs).then(ring));
  try {
    const playing = play({
      ...{ time, dynamodb, history },
      start: (name) => makeInstance(stage, dynamodb, history, name),
      calmDown: () => {
        stage.chaos = CALM;
      },
      wasDisturbed: () => stage.disturbed,
    });
    await drive(stage, playing);
  } finally {
    random.mockRestore();
    vi.unstubAllGlobals();
  }
}

/** What the instances of one run have in common. */
export interface Stage {
  readonly scheduler: fc.Scheduler;
  readonly time: Time;
  chaos: Chaos;
  /** How many acts there were. */
  acts: number;
  /** How many are being carried out by DynamoDB now. */
  busy: number;
  disturbed: boolean;
}

async function drive(stage: Stage, playing: Promise<void>): Promise<void> {
  const { scheduler, time } = stage;
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  playing.then(over, over);
  let isTicking = false;
  const tick = () => {
    isTicking = false;
    if (time.hasAlarm()) time.ringNext();
  };
  for (let steps = 0; ; steps++) {
    await settle(stage);
    if (isOver) return await playing;
    const mayTick = stage.chaos.time === 'freely' || scheduler.count() === 0;
    if (mayTick && !isTicking && time.hasAlarm()) {
      isTicking = true;
      void scheduler.schedule(Promise.resolve(), 'time passes').then(tick);
    }
    if (scheduler.count() === 0 && !(await comesLate(stage, () => isOver)))
      throw new Error('Everything waits for something that never comes.');
    if (isOver) return await playing;
    if (steps > MOST_STEPS) throw new Error('There is no end to it.');
    await scheduler.waitOne();
  }
}

/** Modules that are loaded when first needed take real time. */
const MOST_LOADING_MS = 20_000;

/** Waits in real time until there is something to do; false if nothing comes. */
async function comesLate(stage: Stage, isOver: () => boolean): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < MOST_LOADING_MS; waitedMs += 10) {
    await sleep(10);
    await settle(stage);
    if (isOver() || stage.scheduler.count() > 0 || stage.time.hasAlarm()) return true;
  }
  return false;
}

/** Lets everything run that needs neither the scheduler nor time. */
async function settle(stage: Stage): Promise<void> {
  do await turn();
  while (stage.busy > 0);
  await turn();
}
