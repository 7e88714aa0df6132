import * as z from 'zod/mini';
import { DemoFault } from '../demo/demo-fault.ts';

const replySchema = z.looseObject({
  answerId: z.string(),
  source: z.string(),
  response: z.string(),
  match: z.optional(z.object({ message: z.string(), similarity: z.number() })),
});

const statusSchema = z.looseObject({ status: z.string(), response: z.optional(z.string()) });

const explainedSchema = z.object({
  candidates: z.array(
    z.object({
      message: z.string(),
      similarity: z.number(),
      accepted: z.boolean(),
      reason: z.optional(z.string()),
    }),
  ),
});

export type Reply = z.infer<typeof replySchema>;

/** The operations of one agent that the conversation uses; each throws a DemoFault when it is refused. */
export interface Talk {
  readonly remember: (content: string, dataset: string) => Promise<void>;
  readonly storeAhead: (message: string, response: string) => Promise<void>;
  readonly ask: (message: string) => Promise<Reply>;
  readonly explain: (message: string) => Promise<z.infer<typeof explainedSchema>>;
  readonly read: (answerId: string) => Promise<z.infer<typeof statusSchema>>;
}

/** Speaks to the agent at that URL, `http://…/agents/<agentId>`. */
export function makeTalk(url: string): Talk {
  return {
    remember: async (content, dataset) => {
      await call(z.unknown(), 'POST', `${url}/memory`, { content, dataset, stage: 'validation' });
    },
    storeAhead: async (message, response) => {
      await call(z.unknown(), 'PUT', `${url}/answers`, { message, response });
    },
    ask: (message) => call(replySchema, 'POST', `${url}/messages`, { message }),
    explain: (message) => call(explainedSchema, 'POST', `${url}/messages/explain`, { message }),
    read: (answerId) => call(statusSchema, 'GET', `${url}/answers/${answerId}`),
  };
}

async function call<T>(schema: z.ZodMiniType<T>, method: string, url: string, body?: object): Promise<T> {
  const response = await fetch(url, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    signal: AbortSignal.timeout(60_000),
  });
  const reply: unknown = await response.json();
  const parsed = schema.safeParse(reply);
  if (response.ok && parsed.success) return parsed.data;
  throw new DemoFault(`${method} ${new URL(url).pathname} answered ${response.status}.`);
}
