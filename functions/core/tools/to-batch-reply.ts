import type { BatchReply, ToolResult } from './batch-result.ts';
import type { Planned } from './plan-batch.ts';
import type { CallOutcome } from './run-call.ts';

/**
 * How a planned call ended, and where its outcome is from: it ran, it was kept or run for an equal call, or it is that of
 * an earlier request with the same idempotency key.
 */
export type Ended = CallOutcome & { readonly origin: 'run' | 'cache' | 'record' };

/** The reply of a batch, results in the order of the requests. */
export function toBatchReply(
  planned: readonly Planned[],
  ended: ReadonlyMap<Planned, Ended>,
  durationMs: number,
): BatchReply {
  const results = planned.map((call) => toResult(call, ended.get(call)));
  const succeeded = results.filter(({ success }) => success).length;
  return {
    results,
    succeeded,
    failed: results.length - succeeded,
    cacheHits: results.filter((result) => result.success && result.cached).length,
    durationMs: rounded(durationMs),
  };
}

function toResult(call: Planned, ended: Ended | undefined): ToolResult {
  const { id, tool } = call.request;
  const facts = { ...(id === undefined ? {} : { id }), tool, durationMs: rounded(ended?.durationMs ?? 0) };
  if (call.kind === 'refused') return { ...facts, success: false, error: call.error };
  if (ended === undefined)
    return { ...facts, success: false, error: { code: 'tool_failed', message: 'The call did not run.' } };
  if (!ended.success) return { ...facts, success: false, error: ended.error };
  return { ...facts, success: true, result: ended.result, cached: ended.origin === 'cache' };
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
