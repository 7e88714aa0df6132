import { AppError, type FieldError } from '../errors.ts';
import type { Observer } from '../observer.ts';
import type { Sha256 } from '../ports.ts';
import type { Scope } from '../scope.ts';
import { applyPatch } from '../settings/settings.ts';
import { canonicalJson } from '../text/canonical-json.ts';
import { utf8Bytes } from '../text/utf8-bytes.ts';
import { contextLineChars } from './context-line.ts';
import { MAX_AHEAD_MS, type MemoryEntry, type NewEntry } from './entry.ts';
import { type Counted, keepWithinLimits } from './keep-within-limits.ts';
import type { Addition, AddOutcome, MemoryWriter } from './memory-store.ts';
import { type RepairPorts, settleLeftovers } from './repair-memory.ts';

interface Ports extends RepairPorts {
  readonly writer: Pick<MemoryWriter, 'add' | 'settle'>;
  readonly sha256: Sha256;
}

/**
 * Adds up to 25 entries, all or none of them valid, and answers them in order; then cleans up if they made it due. The
 * same idempotency key, or the same given `entryId`, adds once and counts once; with another content it is refused
 * with `entry_conflict`.
 */
export function makeAddEntries(ports: Ports) {
  return async (
    scope: Scope,
    entries: readonly NewEntry[],
    idempotencyKey: string | undefined,
    observer: Observer,
  ): Promise<MemoryEntry[]> => {
    const nowMs = ports.clock();
    refuse(faultsOf(entries, nowMs));
    const additions = entries.map((entry, position) =>
      toAddition(ports, entry, nowMs, idempotencyKey, position),
    );
    const { outcomes, state, isUpkeepDue } = await ports.writer.add(scope, additions);
    const counted = outcomes.flatMap(toCounted);
    const settings = applyPatch(ports.defaults, state.settings);
    const {
      state: { live },
      unfinished,
    } = await keepWithinLimits(ports, scope, counted, state, settings, observer);
    // The note of one whose cleanup is still to do is the right to it: whoever repairs the memory takes that up.
    ports.writer.settle(
      scope,
      counted.filter((addition) => !unfinished.includes(addition)),
    );
    if (isUpkeepDue) await keepUp(ports, scope, observer);
    observer.metric('MemoryEntries', live.entries);
    observer.metric('MemoryBytes', live.bytes);
    const volumeGb = outcomes.reduce((sum, outcome) => sum + volumeAdded(outcome), 0);
    if (volumeGb > 0) observer.metric('DataVolumeProcessed', volumeGb);
    return outcomes.map((outcome, position) => settle(outcome, additions[position]));
  };
}

function volumeAdded(outcome: AddOutcome): number {
  return outcome.kind === 'added' ? outcome.entry.dataVolumeGb : 0;
}

function toCounted(outcome: AddOutcome): Counted[] {
  const { entryId, sizeBytes } = outcome.entry;
  if (outcome.kind === 'added') return [{ ...outcome.entry, count: outcome.count }];
  return outcome.passed === undefined ? [] : [{ entryId, sizeBytes, ...outcome.passed }];
}

/** Others' leftovers never fail an addition. */
async function keepUp(ports: Ports, scope: Scope, observer: Observer): Promise<void> {
  try {
    await settleLeftovers(ports, scope, observer);
  } catch (error) {
    observer.fault('memory upkeep', error);
  }
}

function faultsOf(entries: readonly NewEntry[], nowMs: number): FieldError[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, position) => {
    const at = entries.length > 1 ? `#/entries/${position}` : '#';
    const faults: FieldError[] = [];
    if (entry.timestamp !== undefined && Date.parse(entry.timestamp) > nowMs + MAX_AHEAD_MS)
      faults.push({ pointer: `${at}/timestamp`, detail: 'must be at most 5 minutes ahead of the clock' });
    if (entry.entryId !== undefined && seen.has(entry.entryId))
      faults.push({ pointer: `${at}/entryId`, detail: 'must not stand twice in one call' });
    if (entry.entryId !== undefined) seen.add(entry.entryId);
    return faults;
  });
}

function refuse(faults: readonly FieldError[]): void {
  const [first] = faults;
  if (first !== undefined)
    throw new AppError('invalid_request', `${first.pointer.slice(2)}: ${first.detail}`, faults);
}

function toAddition(
  ports: Ports,
  entry: NewEntry,
  nowMs: number,
  idempotencyKey: string | undefined,
  position: number,
): Addition {
  const stage = entry.stage ?? 'unknown';
  const dataVolumeGb = entry.dataVolumeGb ?? 0;
  const keyedId =
    idempotencyKey === undefined
      ? undefined
      : `k-${ports.sha256(`${position}#${idempotencyKey}`).slice(0, 32)}`;
  return {
    entryId: entry.entryId ?? keyedId ?? ports.newId(),
    content: entry.content,
    timestampMs: entry.timestamp === undefined ? nowMs : Date.parse(entry.timestamp),
    importance: entry.importance ?? 0.6,
    stage,
    dataVolumeGb,
    sizeBytes: utf8Bytes(entry.content),
    lineChars: contextLineChars({ stage, dataVolumeGb, content: entry.content }),
    pinned: entry.pinned ?? false,
    ...(entry.dataset === undefined ? {} : { dataset: entry.dataset }),
    ...(entry.source === undefined ? {} : { source: entry.source }),
    fingerprint: ports.sha256(canonicalJson(entry)),
    isRepeatable: entry.entryId !== undefined || keyedId !== undefined,
  };
}

function settle(outcome: AddOutcome, addition: Addition | undefined): MemoryEntry {
  if (outcome.kind === 'existing' && outcome.fingerprint !== addition?.fingerprint)
    throw new AppError('entry_conflict', `The entry ${outcome.entry.entryId} exists with another content.`);
  return outcome.entry;
}
