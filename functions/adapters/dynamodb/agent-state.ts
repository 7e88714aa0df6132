import * as z from 'zod/mini';
import type { AgentState, LiveTotals } from '../../core/memory/memory-store.ts';
import { settingsPatchSchema } from '../../core/settings/settings.ts';

/**
 * Attributes of the state item. All are top-level, because ADD works on nothing deeper: open sets of names take a
 * prefix. An addition that was counted and may not be finished yet is noted under the three `pending` prefixes: its
 * sequence, the processing count it made, and since when.
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
  datasetPrefix: 'dataset:',
  pendingPrefix: 'pending:',
  pendingCountPrefix: 'nth:',
  pendingSincePrefix: 'since:',
  /** Sequence of an entry that was forgotten a moment ago: it is out of the totals already. */
  gonePrefix: 'gone:',
  /** The cleanup that is under way. */
  cleanup: 'cleanup',
  /** Multiples of the cleanup interval that were cleaned for. */
  cleanedPrefix: 'cleaned:',
} as const;

const amount = z._default(z.catch(z.number(), 0), 0);

const markSchema = z.object({
  revision: z.number(),
  hourMs: z.number(),
  responses: z.number(),
  underTarget: z.number(),
});

const tuningsSchema = z.array(
  z.object({ at: z.string(), oldTargetMs: z.number(), newTargetMs: z.number(), reason: z.string() }),
);

const stateItemSchema = z.looseObject({
  [STATE.processingCount]: amount,
  [STATE.totalVolumeGb]: amount,
  [STATE.evictedEntries]: amount,
  [STATE.liveEntries]: amount,
  [STATE.liveBytes]: amount,
  [STATE.liveVolumeGb]: amount,
  [STATE.liveImportance]: amount,
  [STATE.settingsRevision]: amount,
  [STATE.settings]: z.catch(z.optional(settingsPatchSchema), undefined),
  [STATE.tunings]: z.catch(z.optional(tuningsSchema), undefined),
  [STATE.tuningMark]: z.catch(z.optional(markSchema), undefined),
});

/** State item -> totals; an absent item is an agent never seen. */
export function toAgentState(item: Record<string, unknown> | undefined): AgentState {
  const state = stateItemSchema.parse(item ?? {});
  const live: LiveTotals = {
    entries: state.liveEntries,
    bytes: state.liveBytes,
    volumeGb: state.liveVolumeGb,
    importance: state.liveImportance,
    stages: new Map([...numbersUnder(item, STATE.stagePrefix)].filter(([, count]) => count > 0)),
  };
  return {
    processingCount: state.processingCount,
    totalVolumeGb: state.totalVolumeGb,
    evictedEntries: state.evictedEntries,
    live,
    datasetVersions: numbersUnder(item, STATE.datasetPrefix),
    settings: state.settings ?? {},
    settingsRevision: state.settingsRevision,
    tunings: state.tunings ?? [],
    tuningMark: state.tuningMark,
  };
}

/** Attributes whose names start with the prefix, by the rest of the name; what is no number is left out. */
export function numbersUnder(item: Record<string, unknown> | undefined, prefix: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const [name, value] of Object.entries(item ?? {}))
    if (name.startsWith(prefix) && typeof value === 'number') found.set(name.slice(prefix.length), value);
  return found;
}
