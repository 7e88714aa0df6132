import type { METRICS } from './names.ts';

export type MetricName = keyof typeof METRICS;

/** Dimensions beside service and operation; both are of bounded number (answer sources, declared tools). */
export interface MetricDimensions {
  readonly source?: string;
  readonly tool?: string;
}

/** What one request tells its operators. Message contents and secrets never go in. */
export interface Observer {
  readonly metric: (name: MetricName, value: number, dimensions?: MetricDimensions) => void;
  /** Something worth a line in the log happened; names and numbers only. */
  readonly note: (event: string, facts: Readonly<Record<string, string | number>>) => void;
  /** Something failed and the request went on without it; `cause` stays in the log. */
  readonly fault: (event: string, cause: unknown) => void;
}
