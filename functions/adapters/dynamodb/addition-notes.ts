import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.ts';
import type { Addition, PlacedEntry } from '../../core/memory/memory-store.ts';
import { numbersUnder, STATE } from './agent-state.ts';
import type { LiveShare } from './live-totals.ts';
import { fromNoteFacts, toNoteFacts } from './note-facts.ts';
import type { StateItem } from './state-item.ts';
import type { UpdateBuilder } from './update-expression.ts';

/**
 * An addition that was counted and may not be finished yet. It is noted in three attributes of the state item, because
 * two of its numbers are made by the update itself: its sequence, the processing count that it made, and a list of what
 * is needed to take it back.
 */
export interface AdditionNote {
  readonly entryId: string;
  readonly sinceMs: number;
  readonly sequence: number;
  /** 0 once the cleanup that the count made due has been claimed. */
  readonly count: number;
  /** What it added to the totals; undefined for an entry that has left them again since. */
  readonly share: LiveShare | undefined;
}

/** Since when, and the sequence that its own attribute does not hold any more. */
const closedSchema = lazily(() => z.tuple([z.number(), z.number()]));

/** Notes an addition that takes place `position` (from 1) after the last sequence and count, two expressions. */
export function noteInto(
  update: UpdateBuilder,
  { entryId, ...share }: LiveShare & Pick<Addition, 'entryId' | 'dataset'>,
  position: number,
  last: { readonly sequence: string; readonly count: string },
  nowMs: number,
): void {
  const sequenceNote = STATE.noteSequencePrefix + entryId;
  const place = update.value(position);
  update.require(`attribute_not_exists(${update.name(sequenceNote)})`);
  update.set(sequenceNote, `${last.sequence} + ${place}`);
  update.set(STATE.noteCountPrefix + entryId, `${last.count} + ${place}`);
  update.set(STATE.noteFactsPrefix + entryId, update.value(toNoteFacts({ ...share, sinceMs: nowMs })));
}

function removeNote(update: UpdateBuilder, entryId: string): void {
  update.remove(STATE.noteSequencePrefix + entryId);
  update.remove(STATE.noteCountPrefix + entryId);
  update.remove(STATE.noteFactsPrefix + entryId);
}

/** Clears the note of that very addition; requires that it is not that of a later one with the same id. */
export function removeNoteIf(update: UpdateBuilder, { entryId, sequence }: PlacedEntry): void {
  const name = update.name(STATE.noteSequencePrefix + entryId);
  update.require(`(attribute_not_exists(${name}) OR ${name} = ${update.value(sequence)})`);
  removeNote(update, entryId);
}

/**
 * Notes that the entry has left the totals again, so that nobody takes it back; the cleanup that it made due may still
 * be to do. Requires that the note is the one that was seen.
 */
export function closeNote(
  update: UpdateBuilder,
  { entryId, sequence, sinceMs }: Pick<AdditionNote, 'entryId' | 'sequence' | 'sinceMs'>,
): void {
  requireNote(update, entryId, sequence);
  update.remove(STATE.noteSequencePrefix + entryId);
  update.set(STATE.noteFactsPrefix + entryId, update.value([sinceMs, sequence]));
}

function requireNote(update: UpdateBuilder, entryId: string, sequence: number): void {
  update.require(`${update.name(STATE.noteSequencePrefix + entryId)} = ${update.value(sequence)}`);
}

/** The notes of a state item, oldest first. */
export function notesOf(item: StateItem): AdditionNote[] {
  const sequences = numbersUnder(item, STATE.noteSequencePrefix);
  const counts = numbersUnder(item, STATE.noteCountPrefix);
  const notes: AdditionNote[] = [];
  for (const [name, facts] of Object.entries(item ?? {})) {
    if (!name.startsWith(STATE.noteFactsPrefix)) continue;
    const entryId = name.slice(STATE.noteFactsPrefix.length);
    const note = toNote(entryId, facts, sequences.get(entryId), counts.get(entryId) ?? 0);
    if (note !== undefined) notes.push(note);
  }
  return notes.sort((a, b) => a.sinceMs - b.sinceMs || a.sequence - b.sequence);
}

function toNote(
  entryId: string,
  facts: unknown,
  openSequence: number | undefined,
  count: number,
): AdditionNote | undefined {
  const open = fromNoteFacts(facts);
  if (open !== undefined && openSequence !== undefined) {
    const { sinceMs, sizeBytes, dataVolumeGb, importance, stage } = open;
    const share = { sizeBytes, dataVolumeGb, importance, stage };
    return { entryId, sinceMs, sequence: openSequence, count, share };
  }
  const closed = closedSchema().safeParse(facts).data;
  if (closed === undefined) return undefined;
  const [sinceMs, sequence] = closed;
  return { entryId, sinceMs, sequence, count, share: undefined };
}
