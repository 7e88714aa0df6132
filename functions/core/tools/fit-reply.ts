import { utf8Bytes } from '../text/utf8-bytes.ts';
import type { BatchReply, ToolResult } from './batch-result.ts';

/** Most bytes of a reply to Step Functions, which takes 262,144 of a task with what the service adds around it. */
export const MAX_DIRECT_REPLY_BYTES = 240_000;
/** Most bytes of a reply over HTTP: Lambda returns 6 MB, in which the body's quotes are escaped. */
export const MAX_HTTP_REPLY_BYTES = 4_500_000;

/**
 * The reply with its largest results, and no more of them than must be, turned into failures with the code
 * `result_too_large` until its JSON has at most `maxBytes`; the calls themselves ran, and their results are cached.
 */
export function fitReply(reply: BatchReply, maxBytes: number): BatchReply {
  let bytes = utf8Bytes(JSON.stringify(reply));
  if (bytes <= maxBytes) return reply;
  const sizes = reply.results.map((result) => utf8Bytes(JSON.stringify(result)));
  const results = [...reply.results];
  for (const index of sizes.map((_, at) => at).sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0))) {
    const result = results[index];
    if (bytes <= maxBytes || result?.success !== true) continue;
    const refused = toTooLarge(result, sizes[index] ?? 0);
    bytes -= (sizes[index] ?? 0) - utf8Bytes(JSON.stringify(refused));
    results[index] = refused;
  }
  return recount({ ...reply, results });
}

function toTooLarge({ id, tool, durationMs }: ToolResult, sizeBytes: number): ToolResult {
  const message = `The result has ${sizeBytes} bytes, too many for this reply; ask for less of it, or for it alone over HTTP.`;
  const facts = { ...(id === undefined ? {} : { id }), tool, durationMs };
  return { ...facts, success: false, error: { code: 'result_too_large', message } };
}

function recount(reply: BatchReply): BatchReply {
  const succeeded = reply.results.filter(({ success }) => success).length;
  return { ...reply, succeeded, failed: reply.results.length - succeeded };
}
