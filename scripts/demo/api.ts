import * as z from 'zod/mini';
import { DemoFault } from './demo-fault.ts';
import type { Finding } from './findings.ts';
import { type Statistics, statisticsSchema } from './statistics.ts';

const batchSchema = z.object({
  results: z.array(
    z.object({
      tool: z.string(),
      success: z.boolean(),
      cached: z.optional(z.boolean()),
      durationMs: z.number(),
      result: z.optional(z.unknown()),
      error: z.optional(z.object({ code: z.string(), message: z.string() })),
    }),
  ),
  durationMs: z.number(),
});

const answerSchema = z.object({
  response: z.string(),
  source: z.string(),
  responseTimeMs: z.number(),
  targetMs: z.number(),
});

const problemSchema = z.object({ detail: z.string() });

export type Batch = z.infer<typeof batchSchema>;
type Answer = z.infer<typeof answerSchema>;

export interface ToolRequest {
  readonly tool: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly datasets?: readonly string[];
}

/** The operations of one agent that the demo uses; each throws a DemoFault when it is refused. */
export interface AgentApi {
  readonly runTools: (requests: readonly ToolRequest[]) => Promise<Batch>;
  readonly remember: (entries: readonly Finding[]) => Promise<void>;
  readonly ask: (message: string) => Promise<Answer>;
  readonly readStatistics: () => Promise<Statistics>;
}

/** Calls the HTTP API at `url` until the signal aborts; a reply of another shape than expected is a DemoFault too. */
export function makeAgentApi(url: string, agentId: string, signal: AbortSignal): AgentApi {
  const call = <T>(schema: z.ZodMiniType<T>, method: string, path: string, body?: unknown) =>
    send(schema, { method, url: `${url}/agents/${agentId}${path}`, body, signal });
  return {
    runTools: (requests) => call(batchSchema, 'POST', '/tool-batches', { requests }),
    remember: async (entries) => {
      for (let start = 0; start < entries.length; start += ENTRIES_PER_CALL)
        await call(z.unknown(), 'POST', '/memory', {
          entries: entries.slice(start, start + ENTRIES_PER_CALL),
        });
    },
    ask: (message) => call(answerSchema, 'POST', '/messages', { message }),
    readStatistics: () => call(statisticsSchema, 'GET', '/stats'),
  };
}

/** The API's own bound. */
const ENTRIES_PER_CALL = 25;

/** The runtime's own bound on a request is 30 s. */
const TIMEOUT_MS = 60_000;

interface Call {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
  readonly signal: AbortSignal;
}

async function send<T>(schema: z.ZodMiniType<T>, { method, url, body, signal }: Call): Promise<T> {
  const what = `${method} ${new URL(url).pathname}`;
  const response = await fetch(url, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new DemoFault(`${what} got no reply: ${error instanceof Error ? error.message : String(error)}`);
  });
  const reply: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new DemoFault(`${what} answered ${response.status}: ${detailOf(reply)}`);
  const parsed = schema.safeParse(reply);
  if (parsed.success) return parsed.data;
  throw new DemoFault(`${what} answered in an unexpected shape at ${parsed.error.issues[0]?.path.join('.')}`);
}

function detailOf(reply: unknown): string {
  const problem = problemSchema.safeParse(reply);
  return problem.success ? problem.data.detail : 'no reason given';
}
