import type { Observer } from '../observer.ts';
import type { Clock, NewId, Timer } from '../ports.ts';
import type { Scope } from '../scope.ts';
import type { Settings } from '../settings/settings.ts';
import { type CleanupKind, chooseVictims, type Victim } from './cleanup-rules.ts';
import type { CleanupStore, CleanupTask, DueCleanup } from './cleanup-store.ts';
import type { AgentState, MemoryReader } from './memory-store.ts';

export interface CleanupPorts {
  readonly memory: Pick<MemoryReader, 'rankedFacts'>;
  readonly cleanups: CleanupStore;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly newId: NewId;
}

/** What a cleanup did, or in a dry run would do. */
export interface CleanupReport {
  readonly kept: number;
  /** First to go first. */
  readonly evicted: readonly Victim[];
  readonly freedBytes: number;
}

/** A cleanup to be done; without `beforeSequence` it concerns all entries that are there. */
export interface CleanupRequest {
  readonly kind: CleanupKind;
  readonly beforeSequence?: number;
  readonly due?: DueCleanup;
}

/** How long a cleanup may take before another may take it over. */
const CLEANUP_MS = 30_000;
const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 500;
/** How often one waits for another's cleanup: some ten seconds in all. */
const MOST_WAITS = 25;

/** What a cleanup of that kind would evict now, and what stays; changes nothing. */
export async function planCleanup(
  { memory }: Pick<CleanupPorts, 'memory'>,
  scope: Scope,
  kind: CleanupKind,
  settings: Settings,
): Promise<CleanupReport> {
  const facts = await memory.rankedFacts(scope);
  return toReport(facts.length, chooseVictims(kind, facts, settings.memory));
}

/** What came of a cleanup: what it did with the totals after it, that it was done already, or that others kept cleaning. */
export type CleanupOutcome =
  | (CleanupReport & { readonly kind: 'carried out'; readonly state: AgentState })
  | { readonly kind: 'done' | 'busy' };

/**
 * Carries out a cleanup; one that is due may be done already, and others may keep cleaning for ten seconds, which leaves
 * it undone. An abandoned cleanup is finished first.
 */
export async function runCleanup(
  ports: CleanupPorts,
  scope: Scope,
  request: CleanupRequest,
  settings: Settings,
  observer: Observer,
): Promise<CleanupOutcome> {
  const task = { cleanupId: ports.newId(), beforeSequence: Number.MAX_SAFE_INTEGER, ...request };
  let waitMs = FIRST_WAIT_MS;
  for (let waits = 0; waits < MOST_WAITS; waits++) {
    const claim = await ports.cleanups.claim(scope, task, ports.clock() + CLEANUP_MS);
    if (claim.kind === 'done') return { kind: 'done' };
    if (claim.kind === 'mine') return await carryOut(ports, scope, task, settings, observer);
    if (claim.isAbandoned) await finishAbandoned(ports, scope, claim.task, settings, observer);
    else await ports.timer.sleep(waitMs);
    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 1.5);
  }
  observer.fault('cleanup', 'another cleanup took too long');
  return { kind: 'busy' };
}

/** Finishes a cleanup that another began and that its time is over for. */
export async function finishAbandoned(
  ports: CleanupPorts,
  scope: Scope,
  task: CleanupTask,
  settings: Settings,
  observer: Observer,
): Promise<void> {
  await carryOut(ports, scope, task, settings, observer);
}

async function carryOut(
  { memory, cleanups }: CleanupPorts,
  scope: Scope,
  task: CleanupTask,
  settings: Settings,
  observer: Observer,
): Promise<CleanupOutcome & { readonly kind: 'carried out' }> {
  const facts = (await memory.rankedFacts(scope)).filter(({ sequence }) => sequence < task.beforeSequence);
  const victims = chooseVictims(task.kind, facts, settings.memory);
  const planned = await cleanups.plan(
    scope,
    task,
    victims.map(({ entry }) => entry),
  );
  await cleanups.evict(
    scope,
    task,
    facts.filter(({ sequence }) => planned.has(sequence)),
  );
  const state = await cleanups.finish(scope, task);
  const report = toReport(facts.length, victims);
  logCleanup(task.kind, report, state, observer);
  return { kind: 'carried out', ...report, state };
}

function toReport(entries: number, victims: readonly Victim[]): CleanupReport {
  const freedBytes = victims.reduce((sum, { entry }) => sum + entry.sizeBytes, 0);
  return { kept: entries - victims.length, evicted: victims, freedBytes };
}

function logCleanup(kind: CleanupKind, report: CleanupReport, state: AgentState, observer: Observer): void {
  const { kept, evicted, freedBytes } = report;
  if (kind !== 'forget') observer.metric('EntriesEvicted', evicted.length);
  observer.note('cleanup', {
    kind,
    kept,
    evicted: evicted.length,
    freedBytes,
    totalVolumeGb: state.totalVolumeGb,
  });
}
