import type { Addition, AgentState, PlacedEntry } from '../../core/memory/memory-store.ts';
import { closeNote, noteInto, removeNoteIf } from './addition-notes.ts';
import { numbersUnder, STATE, toAgentState } from './agent-state.ts';
import { datasetCounts, raiseInto } from './dataset-versions.ts';
import { addLive, type LiveShare, liveSum } from './live-totals.ts';
import { readStateItem, type StateItem, type StateTable, updateStateItem } from './state-item.ts';
import { makeUpdate, type UpdateBuilder } from './update-expression.ts';

/** An update expression may have 4 KB, and each addition takes some 250 bytes of it. */
const MOST_IN_ONE_WRITE = 10;

/** Where an addition stands in its agent's lifetime. */
export interface Place {
  readonly sequence: number;
  /** The processing count that it made; 0 once its cleanup has been claimed. */
  readonly count: number;
}

export interface Reservation {
  readonly places: ReadonlyMap<string, Place>;
  readonly state: AgentState;
  readonly item: StateItem;
}

/**
 * Counts additions into the state item and gives each its place, 10 in one conditional write. Every addition stays noted
 * there until a later write knows that nothing is left to do for it, so a repeat finds the note and takes up where the
 * first try broke off instead of counting again. `settled` are additions whose notes can go.
 */
export async function reserve(
  table: StateTable,
  partitionKey: string,
  additions: readonly Addition[],
  settled: readonly PlacedEntry[],
  nowMs: number,
): Promise<Reservation> {
  const places = new Map<string, Place>();
  let clearable = settled;
  for (let rest = additions; ; rest = rest.filter(({ entryId }) => !places.has(entryId))) {
    const open = rest.slice(0, MOST_IN_ONE_WRITE);
    const counted = await updateStateItem(table, partitionKey, reservationOf(open, clearable, nowMs));
    const item = counted ?? (await readStateItem(table, partitionKey));
    const sequences = numbersUnder(item, STATE.noteSequencePrefix);
    const counts = numbersUnder(item, STATE.noteCountPrefix);
    clearable = counted === undefined ? clearable.filter((placed) => isStillIts(sequences, placed)) : [];
    for (const { entryId } of open) {
      const sequence = sequences.get(entryId);
      if (sequence !== undefined) places.set(entryId, { sequence, count: counts.get(entryId) ?? 0 });
    }
    if (places.size === additions.length) return { places, state: toAgentState(item), item };
  }
}

/** False for the note of a later try that was counted anew: it must stay. */
function isStillIts(sequences: ReadonlyMap<string, number>, { entryId, sequence }: PlacedEntry): boolean {
  return (sequences.get(entryId) ?? sequence) === sequence;
}

/**
 * Takes an addition out of the totals again, once: its id was stored earlier under another sequence, or it was never
 * stored. The totals after it; undefined when its note is gone. The note stays, closed, until it is cleared, because
 * the cleanup that the addition made due may be to do all the same. `isAlone` requires that no cleanup is under way.
 */
export async function cancelReservation(
  table: StateTable,
  partitionKey: string,
  note: { readonly entryId: string; readonly sequence: number; readonly share: LiveShare },
  nowMs: number,
  isAlone = false,
): Promise<AgentState | undefined> {
  const update = makeUpdate();
  countInto(update, [note.share], -1);
  update.add(STATE.uncountRevision, 1);
  closeNote(update, { ...note, sinceMs: nowMs });
  if (isAlone) update.require(`attribute_not_exists(${update.name(STATE.cleanup)})`);
  const item = await updateStateItem(table, partitionKey, update);
  return item === undefined ? undefined : toAgentState(item);
}

function reservationOf(
  additions: readonly Addition[],
  settled: readonly PlacedEntry[],
  nowMs: number,
): UpdateBuilder {
  const update = makeUpdate();
  const zero = update.value(0);
  const last = {
    sequence: `if_not_exists(${update.name(STATE.sequence)}, ${zero})`,
    count: `if_not_exists(${update.name(STATE.processingCount)}, ${zero})`,
  };
  update.set(STATE.sequence, `${last.sequence} + ${update.value(additions.length)}`);
  for (const [position, addition] of additions.entries())
    noteInto(update, addition, position + 1, last, nowMs);
  countInto(update, additions, 1);
  raiseInto(update, datasetCounts(additions));
  const ids = new Set(additions.map(({ entryId }) => entryId));
  for (const placed of settled) if (!ids.has(placed.entryId)) removeNoteIf(update, placed);
  return update;
}

function countInto(update: UpdateBuilder, shares: readonly LiveShare[], sign: 1 | -1): void {
  const sum = liveSum(shares);
  update.add(STATE.processingCount, sign * sum.entries);
  update.add(STATE.totalVolumeGb, sign * sum.volumeGb);
  addLive(update, sum, sign);
}
