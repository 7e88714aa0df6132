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

/** Responses of some hours, added up. */
export interface ResponseTotals {
  readonly count: number;
  readonly sumMs: number;
  readonly underTarget: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly savedTokens: number;
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

export interface StatisticsTotals {
  readonly responses: ResponseTotals;
  readonly tools: ReadonlyMap<string, ToolTotals>;
}

/** Counters and histograms by the hour; every record is one atomic write, so that all instances add up. */
export interface StatisticsStore {
  readonly recordResponse: (scope: Scope, atMs: number, record: ResponseRecord) => Promise<void>;
  /** All calls of a batch, up to 40 in one write. */
  readonly recordToolCalls: (scope: Scope, atMs: number, records: readonly ToolRecord[]) => Promise<void>;
  /** Totals of the hours from the one that holds `fromMs` on. */
  readonly read: (scope: Scope, fromMs: number) => Promise<StatisticsTotals>;
}
