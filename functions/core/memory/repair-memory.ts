import type { Observer } from '../observer.ts';
import type { Scope } from '../scope.ts';
import { applyPatch, type Settings } from '../settings/settings.ts';
import { type CleanupPorts, type CleanupRequest, finishAbandoned, runCleanup } from './clean-memory.ts';
import { keepCapAndBudget } from './keep-within-limits.ts';
import type { LeftAddition, MemoryRepair, Recount } from './memory-repair.ts';

/** What settling leftovers needs. */
export interface RepairPorts extends CleanupPorts {
  readonly repairs: MemoryRepair;
  readonly defaults: Settings;
}

/** What a repair found and did. */
export interface RepairReport {
  /** Cleanups that were abandoned and are finished now: 0 or 1. */
  readonly cleanups: number;
  /** Additions that were left behind, of which `takenBack` were never stored. */
  readonly additions: number;
  readonly takenBack: number;
  readonly forgotten: number;
  readonly recount: Recount;
}

const DAY_MS = 24 * 3_600_000;

/**
 * Repairs what ended processes left in an agent's memory: finishes an abandoned cleanup, settles additions and
 * forgettings that broke off, and once a day recounts the live totals. Safe beside writers and safe to repeat; a call
 * settles at most 25 additions. With nothing to do it takes two or three reads of one item.
 */
export function makeRepairMemory(ports: RepairPorts) {
  return async (scope: Scope, observer: Observer): Promise<RepairReport> => {
    const settled = await settleLeftovers(ports, scope, observer);
    const recount = await ports.repairs.recount(scope, DAY_MS);
    if (recount === 'corrected') observer.fault('memory recount', 'the live totals were wrong');
    return { ...settled, recount };
  };
}

/** The part of a repair that reads no more than what was left behind. */
export async function settleLeftovers(
  ports: RepairPorts,
  scope: Scope,
  observer: Observer,
): Promise<Omit<RepairReport, 'recount'>> {
  const { state, abandoned, additions } = await ports.repairs.leftovers(scope);
  const settings = applyPatch(ports.defaults, state.settings);
  if (abandoned !== undefined) await finishAbandoned(ports, scope, abandoned, settings, observer);
  const done: LeftAddition[] = [];
  let takenBack = 0;
  for (const addition of additions) {
    const wasStored = await ports.repairs.judge(scope, addition);
    // One that is taken back has made its count all the same if others were counted after it.
    const reached = wasStored ? state.processingCount : state.processingCount - takenBack - 1;
    const due = dueCleanup(addition, reached, settings);
    if (due !== undefined && (await runCleanup(ports, scope, due, settings, observer)).kind === 'busy')
      continue;
    if (!wasStored) takenBack++;
    if (wasStored || (await ports.repairs.takeBack(scope, addition))) done.push(addition);
  }
  await ports.repairs.clear(scope, done);
  if (additions.length > 0)
    await keepCapAndBudget(ports, scope, (await ports.repairs.leftovers(scope)).state, settings, observer);
  const forgotten = await ports.repairs.finishForgotten(scope);
  return {
    cleanups: abandoned === undefined ? 0 : 1,
    additions: additions.length,
    takenBack,
    forgotten,
  };
}

/** The cleanup that the addition made due, if its count was reached. */
function dueCleanup(
  { entryId, sequence, count }: LeftAddition,
  reached: number,
  { memory }: Settings,
): CleanupRequest | undefined {
  if (count === 0 || count > reached || count % memory.cleanupInterval !== 0) return undefined;
  return { kind: 'scored', beforeSequence: sequence, due: { entryId, count } };
}
