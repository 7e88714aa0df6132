import { isNoteStale } from '../../core/clock-bounds.ts';
import { type AdditionNote, notesOf } from './addition-notes.ts';
import { staleForgotten } from './forgotten-notes.ts';
import { abandonedCleanup } from './running-cleanup.ts';
import type { StateItem } from './state-item.ts';

/** How long an addition may take: longer than any function runs. What is noted for longer was left behind. */
const STALE_MS = 120_000;
/** So many leftovers make an addition settle them, so that the state item stays small without a schedule. */
const MOST_LEFT = 8;
/** Most additions that are settled at once. */
const MOST_SETTLED = 25;

/** True if crashed or retired instances left enough behind, or a cleanup unfinished. */
export function isUpkeepDue(item: StateItem, nowMs: number): boolean {
  if (abandonedCleanup(item, nowMs) !== undefined) return true;
  return staleNotes(item, nowMs).length >= MOST_LEFT || staleForgotten(item, nowMs).length >= MOST_LEFT;
}

/** Additions that were counted so long ago that nobody works on them any more, the oldest first. */
export function staleNotes(item: StateItem, nowMs: number): AdditionNote[] {
  return notesOf(item)
    .filter(({ sinceMs }) => isNoteStale(sinceMs, STALE_MS, nowMs))
    .slice(0, MOST_SETTLED);
}
