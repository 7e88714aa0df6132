import type { Scope } from '../scope.ts';
import type { Histogram } from './histogram.ts';

/** Where an answer came from. */
export const ANSWER_SOURCES = ['precomputed', 'exact', 'semantic', 'model', 'fallback'] as const;

export type AnswerSource = (typeof ANSWER_SOURCES)[number];

/** What one answered message adds to the statistics. */
export interface ResponseRecord {
  readonly source: AnswerSource;
  readonly durationMs: number;
  readonly isUnderTarget: boolean;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Tokens that a stored answer made unnecessary. */
  readonly savedTokens: number;
  /** How many of those were output; 0 when absent. */
  readonly savedOutputTokens?: number;
  readonly guardRejects: number;
  readonly keywords: readonly string[];
}

/** What one tool call of a batch adds. */
export interface ToolRecord {
  readonly tool: string;
  readonly isHit: boolean;
  readonly isError: boolean;
  readonly durationMs: number;
  readonly dataVolumeGb: number;
}

/** DynamoDB capacity units; a read unit is 4 KB strongly consistent, a write unit 1 KB. */
export interface Units {
  readonly readUnits: number;
  readonly writeUnits: number;
}

/** Responses of some hours, added up. */
export interface ResponseTotals extends Units {
  readonly count: number;
  readonly sumMs: number;
  readonly underTarget: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly savedTokens: number;
  readonly savedOutputTokens: number;
  readonly guardRejects: number;
  readonly durations: Histogram;
  readonly bySource: ReadonlyMap<string, number>;
  readonly byKeyword: ReadonlyMap<string, number>;
}

/** Calls of one tool in some hours, added up. */
export interface ToolTotals {
  readonly calls: number;
  readonly hits: number;
  readonly errors: number;
  readonly sumMs: number;
  readonly dataVolumeGb: number;
  readonly durations: Histogram;
}

/** Tool batches of some hours, added up. */
export interface BatchTotals extends Units {
  readonly batches: number;
}

export interface StatisticsTotals {
  readonly responses: ResponseTotals;
  readonly tools: ReadonlyMap<string, ToolTotals>;
  readonly batches: BatchTotals;
}

/** Totals of one hour, which begins at `hourMs`. */
export interface HourTotals extends StatisticsTotals {
  readonly hourMs: number;
}

/** How many items of a cache end at which epoch second, in steps as `endOf` makes them. */
export type KeptItems = ReadonlyMap<number, number>;

/** What the caches of an agent hold. */
export interface KeptCaches {
  readonly answers: KeptItems;
  readonly results: KeptItems;
}

export interface StatisticsRead {
  /** Oldest first; hours in which nothing happened are left out. */
  readonly hours: readonly HourTotals[];
  /** Answers and tool results that were stored and neither replaced nor deleted, also those stored before the window. */
  readonly kept: KeptCaches;
}

/** Counters and histograms by the hour; every record is one atomic write, so that all instances add up. */
export interface StatisticsRecorder {
  readonly recordResponse: (scope: Scope, atMs: number, record: ResponseRecord) => Promise<void>;
  /** An answer that was finished outside its request: its tokens, and no response. */
  readonly recordLateAnswer: (
    scope: Scope,
    atMs: number,
    tokens: Pick<ResponseRecord, 'inputTokens' | 'outputTokens'>,
  ) => Promise<void>;
  /** Nothing but what is carried, such as answers that were deleted; no write if that is nothing. */
  readonly recordCarried: (scope: Scope, atMs: number) => Promise<void>;
  /** All calls of a batch, at most 100, in one write. */
  readonly recordToolCalls: (scope: Scope, atMs: number, records: readonly ToolRecord[]) => Promise<void>;
}

/** What all instances have recorded. */
export interface StatisticsReader {
  /** The hours from the one that holds `fromMs` on. */
  readonly read: (scope: Scope, fromMs: number) => Promise<StatisticsRead>;
}

/** Puts the hours that are over into a form that takes little to read. */
export interface StatisticsCompactor {
  /** Goes on where an earlier run stopped; false when there was more to do at `deadlineMs`. Safe to run twice at once. */
  readonly compact: (scope: Scope, nowMs: number, deadlineMs: number) => Promise<boolean>;
}
