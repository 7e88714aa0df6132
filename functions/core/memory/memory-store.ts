import type { Scope } from '../scope.ts';
import type { SettingsPatch } from '../settings/settings.ts';
import type { Tuning, TuningMark } from '../stats/tuning.ts';
import type { MemoryEntry, RankedFacts } from './entry.ts';
import type { LiveMark } from './live-mark.ts';

/** An entry before its place in the order of adding is known. */
export interface Addition extends Omit<MemoryEntry, 'sequence'> {
  /** SHA-256 of what the caller gave: tells a retry from a conflict. */
  readonly fingerprint: string;
}

/**
 * What became of one addition: added, as number `count` of the agent's lifetime (0 once its cleanup was claimed); or
 * there is an earlier one under the same id. That one may have been counted for a moment: `passed` is the place it had
 * if others were counted after it, so that the count it made was reached all the same.
 */
export type AddOutcome =
  | { readonly kind: 'added'; readonly entry: MemoryEntry; readonly count: number }
  | {
      readonly kind: 'existing';
      readonly entry: MemoryEntry;
      readonly fingerprint: string;
      readonly passed?: { readonly sequence: number; readonly count: number };
    };

/** Outcomes in the order of the additions, and the totals as they left them. */
export interface Added {
  readonly outcomes: readonly AddOutcome[];
  readonly state: AgentState;
  /** True when ended processes have left so much behind that it should be settled now, see `settleLeftovers`. */
  readonly isUpkeepDue: boolean;
}

/** An addition with the place it was given. */
export interface PlacedEntry {
  readonly entryId: string;
  readonly sequence: number;
}

/** A place in the list newest first; the next page starts after it. */
export interface ListPosition {
  readonly timestampMs: number;
  readonly sequence: number;
  readonly entryId: string;
}

export interface ListPage {
  readonly entries: readonly MemoryEntry[];
  /** Undefined on the last page. */
  readonly next?: ListPosition;
}

/** Totals of an agent's memory and what other parts keep with them; all zero for an agent never seen. */
export interface AgentState {
  /** Entries ever added; eviction never lowers it. */
  readonly processingCount: number;
  /** Lifetime volume of all entries ever added, GB. */
  readonly totalVolumeGb: number;
  readonly evictedEntries: number;
  readonly live: LiveTotals;
  /** Dataset -> version; the unnamed dataset is the empty string. A dataset that is absent has version 0. */
  readonly datasetVersions: ReadonlyMap<string, number>;
  /** What the agent sets differently from the deployment. */
  readonly settings: SettingsPatch;
  /** How often that was changed. */
  readonly settingsRevision: number;
  /** Last changes of the target, newest first, at most 20. */
  readonly tunings: readonly Tuning[];
  /** Up to where tuning has judged; undefined before the first. */
  readonly tuningMark?: TuningMark | undefined;
  /** Tells whether entries have come or gone. */
  readonly mark: LiveMark;
}

export interface LiveTotals {
  readonly entries: number;
  readonly bytes: number;
  readonly volumeGb: number;
  readonly importance: number;
  /** Stage -> live entries; stages without any are left out. */
  readonly stages: ReadonlyMap<string, number>;
}

/** Writes of an agent's memory; each is safe to repeat and counts once. */
export interface MemoryWriter {
  /** Adds entries in order, counting each once however often it is tried; an id that exists is left as it is. */
  readonly add: (scope: Scope, additions: readonly Addition[]) => Promise<Added>;
  /** Says that nothing more is to be done for these additions, so that their notes can go. */
  readonly settle: (scope: Scope, added: readonly PlacedEntry[]) => void;
  /** Forgets one entry; false when there is none. */
  readonly forget: (scope: Scope, entryId: string) => Promise<boolean>;
  /** Raises a dataset's version by one and answers the new one. */
  readonly raiseVersion: (scope: Scope, dataset: string) => Promise<number>;
}

/** Reads of an agent's memory; each sees every write that was acknowledged before it. */
export interface MemoryReader {
  /** Newest event first, of equal times the later added first; a page ends early rather than outgrow a reply. */
  readonly list: (scope: Scope, limit: number, after?: ListPosition) => Promise<ListPage>;
  readonly get: (scope: Scope, entryId: string) => Promise<MemoryEntry | undefined>;
  /** Contents of those entries that still live, by id. */
  readonly contents: (scope: Scope, entryIds: readonly string[]) => Promise<Map<string, string>>;
  /** What ranking needs of every live entry, in no order; a read for each megabyte of 6,000 entries. */
  readonly rankedFacts: (scope: Scope) => Promise<RankedFacts[]>;
}

export interface MemoryEnds {
  /** The entries with the oldest and the newest event time; none for an empty memory. */
  readonly ends: (scope: Scope) => Promise<readonly RankedFacts[]>;
}

export interface AgentStateReader {
  readonly state: (scope: Scope) => Promise<AgentState>;
}
