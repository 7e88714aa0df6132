import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.ts';
import type { AdditionUnderWay, LiveMark } from '../../core/memory/live-mark.ts';
import type { AgentState, LiveTotals } from '../../core/memory/memory-store.ts';
import { settingsPatchSchema } from '../../core/settings/settings.ts';
import { fromNoteFacts } from './note-facts.ts';
import type { StateItem } from './state-item.ts';
import { versionsAbove } from './versions-above.ts';

/**
 * Attributes of the state item. All are top-level, because ADD works on nothing deeper: open sets of names take a
 * prefix. Every write of the item pays for its size, so what there can be many of has a short prefix.
 */
export const STATE = {
  sequence: 'sequence',
  processingCount: 'processingCount',
  totalVolumeGb: 'totalVolumeGb',
  evictedEntries: 'evictedEntries',
  liveEntries: 'liveEntries',
  liveBytes: 'liveBytes',
  liveVolumeGb: 'liveVolumeGb',
  liveImportance: 'liveImportance',
  settings: 'settings',
  /** Rises with each change of the settings. */
  settingsRevision: 'settingsRevision',
  tunings: 'tunings',
  tuningMark: 'tuningMark',
  stagePrefix: 'stage:',
  datasetPrefix: 'd:',
  /** Version of every dataset that has no attribute of its own. */
  datasetFloor: 'datasetFloor',
  /** Notes of an addition that may not be finished yet, by its id, see `addition-notes.ts`. */
  noteSequencePrefix: 'p:',
  noteCountPrefix: 'n:',
  noteFactsPrefix: 'w:',
  /** An entry that was uncounted and may not be deleted yet, by its sequence, see `forgotten-notes.ts`. */
  forgottenPrefix: 'g:',
  /** Rises with each entry or addition that leaves the totals by itself. */
  uncountRevision: 'uncounts',
  /** The cleanup that is under way. */
  cleanup: 'cleanup',
  /** Rises with each cleanup that has ended. */
  cleanupRevision: 'cleanups',
  /** Counts that were cleaned for, the last few. */
  cleanedPrefix: 'c:',
  /** When the live totals were last compared with the entries, and at what revisions. */
  recounted: 'recounted',
} as const;

const markSchema = lazily(() =>
  z.object({
    revision: z.number(),
    hourMs: z.number(),
    responses: z.number(),
    underTarget: z.number(),
  }),
);

const tuningsSchema = lazily(() =>
  z.array(z.object({ at: z.string(), oldTargetMs: z.number(), newTargetMs: z.number(), reason: z.string() })),
);

/** State item -> totals; an absent item is an agent never seen. */
export function toAgentState(item: StateItem): AgentState {
  const live: LiveTotals = {
    entries: numberOf(item, STATE.liveEntries),
    bytes: numberOf(item, STATE.liveBytes),
    volumeGb: numberOf(item, STATE.liveVolumeGb),
    importance: numberOf(item, STATE.liveImportance),
    stages: new Map([...numbersUnder(item, STATE.stagePrefix)].filter(([, count]) => count > 0)),
  };
  return {
    processingCount: numberOf(item, STATE.processingCount),
    totalVolumeGb: numberOf(item, STATE.totalVolumeGb),
    evictedEntries: numberOf(item, STATE.evictedEntries),
    live,
    datasetVersions: versionsAbove(
      numberOf(item, STATE.datasetFloor),
      numbersUnder(item, STATE.datasetPrefix),
    ),
    settings: memberOf(item, STATE.settings, settingsPatchSchema) ?? {},
    settingsRevision: numberOf(item, STATE.settingsRevision),
    tunings: memberOf(item, STATE.tunings, tuningsSchema) ?? [],
    tuningMark: memberOf(item, STATE.tuningMark, markSchema),
    mark: toLiveMark(item),
  };
}

/** A member of the item; undefined where there is none or one that cannot be read. */
function memberOf<T>(item: StateItem, attribute: string, schema: () => z.ZodMiniType<T>): T | undefined {
  const value = item?.[attribute];
  return value === undefined ? undefined : schema().safeParse(value).data;
}

function toLiveMark(item: StateItem): LiveMark {
  const notes = numbersUnder(item, STATE.noteSequencePrefix);
  const forgotten = Object.keys(item ?? {}).filter((name) => name.startsWith(STATE.forgottenPrefix));
  return {
    sequence: numberOf(item, STATE.sequence),
    cleanups: numberOf(item, STATE.cleanupRevision),
    uncounts: numberOf(item, STATE.uncountRevision),
    isCleaning: item?.[STATE.cleanup] !== undefined,
    underWay: new Map([...notes].map(([entryId, sequence]) => [sequence, underWay(item, entryId)])),
    forgotten: new Set(forgotten.map((name) => Number(name.slice(STATE.forgottenPrefix.length)))),
  };
}

/** The facts of its note say the dataset; those that were noted by an earlier version do not. */
function underWay(item: StateItem, entryId: string): AdditionUnderWay {
  const dataset = fromNoteFacts(item?.[STATE.noteFactsPrefix + entryId])?.dataset;
  return dataset === undefined ? { entryId } : { entryId, dataset };
}

/** Attributes whose names start with the prefix, by the rest of the name; what is no number is left out. */
export function numbersUnder(item: StateItem, prefix: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const [name, value] of Object.entries(item ?? {}))
    if (name.startsWith(prefix) && typeof value === 'number') found.set(name.slice(prefix.length), value);
  return found;
}

/** A number of the item; 0 where there is none. */
export function numberOf(item: StateItem, attribute: string): number {
  const value = item?.[attribute];
  return typeof value === 'number' ? value : 0;
}
