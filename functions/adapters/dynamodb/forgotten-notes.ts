import * as z from 'zod/mini';
import { isNoteStale } from '../../core/clock-bounds.ts';
import { lazily } from '../../core/lazily.ts';
import { STATE } from './agent-state.ts';
import type { LiveShare } from './live-totals.ts';
import type { StateItem } from './state-item.ts';
import { storable, type UpdateBuilder } from './update-expression.ts';

/** How long the note of a forgotten entry is kept; whoever read the entry before it was deleted has given up by then. */
const NOTE_KEPT_MS = 60_000;
/** Most notes that one call clears. */
const MOST_CLEARED = 10;

/** An entry that was taken out of the totals to be forgotten, and is deleted right after unless its process ended. */
export interface ForgottenNote {
  readonly entryId: string;
  readonly sequence: number;
  readonly timestampMs: number;
  readonly sinceMs: number;
  /** Tells whose call it was. */
  readonly token: string;
  readonly share: LiveShare;
}

const noteSchema = lazily(() =>
  z.tuple([
    z.number(), // sinceMs
    z.string(), // token
    z.string(), // entryId
    z.number(), // timestampMs
    z.number(), // sizeBytes
    z.number(), // dataVolumeGb
    z.number(), // importance
    z.string(), // stage
  ]),
);

/** Notes the entry, unless it stands noted. */
export function noteForgotten(
  update: UpdateBuilder,
  entry: LiveShare & Pick<ForgottenNote, 'entryId' | 'sequence' | 'timestampMs'>,
  sinceMs: number,
  token: string,
): void {
  const attribute = STATE.forgottenPrefix + entry.sequence;
  const { entryId, timestampMs, sizeBytes, dataVolumeGb, importance, stage } = entry;
  const note: z.infer<ReturnType<typeof noteSchema>> = [
    sinceMs,
    token,
    entryId,
    timestampMs,
    sizeBytes,
    storable(dataVolumeGb),
    storable(importance),
    stage,
  ];
  update.require(`attribute_not_exists(${update.name(attribute)})`);
  update.set(attribute, update.value(note));
}

/** The notes of a state item by sequence. */
export function forgottenIn(item: StateItem): Map<number, ForgottenNote> {
  const notes = new Map<number, ForgottenNote>();
  for (const [name, value] of Object.entries(item ?? {})) {
    if (!name.startsWith(STATE.forgottenPrefix)) continue;
    const parsed = noteSchema().safeParse(value).data;
    if (parsed === undefined) continue;
    const sequence = Number(name.slice(STATE.forgottenPrefix.length));
    const [sinceMs, token, entryId, timestampMs, sizeBytes, dataVolumeGb, importance, stage] = parsed;
    const share = { sizeBytes, dataVolumeGb, importance, stage };
    notes.set(sequence, { entryId, sequence, timestampMs, sinceMs, token, share });
  }
  return notes;
}

/** Notes of forgotten entries that are old enough to be cleared, the oldest first. */
export function staleForgotten(state: StateItem, nowMs: number): ForgottenNote[] {
  return [...forgottenIn(state).values()]
    .filter(({ sinceMs }) => isNoteStale(sinceMs, NOTE_KEPT_MS, nowMs))
    .sort((a, b) => a.sinceMs - b.sinceMs)
    .slice(0, MOST_CLEARED);
}
