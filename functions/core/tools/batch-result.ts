/** Why one call of a batch failed; the batch itself went on. */
export interface ToolFailure {
  readonly code: string;
  readonly message: string;
}

/** What became of one call. */
export type ToolResult = { readonly id?: string; readonly tool: string; readonly durationMs: number } & (
  | { readonly success: true; readonly result: unknown; readonly cached: boolean }
  | { readonly success: false; readonly error: ToolFailure }
);

/** Results in the order of the requests. */
export interface BatchReply {
  readonly results: readonly ToolResult[];
  readonly succeeded: number;
  readonly failed: number;
  readonly cacheHits: number;
  readonly durationMs: number;
}
