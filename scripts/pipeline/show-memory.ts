import * as z from 'zod/mini';
import { heading, wrap } from '../demo/text-layout.ts';
import type { PipelineOptions } from './options.ts';

const pageSchema = z.object({
  entries: z.array(z.object({ stage: z.string(), content: z.string(), source: z.optional(z.string()) })),
});

/** Prints what the agent remembers of the execution, in the order of the stages. */
export async function showMemory(
  url: string,
  { name, job }: PipelineOptions,
  signal: AbortSignal,
): Promise<void> {
  const response = await fetch(`${url}/agents/${job.agentId}/memory?limit=20`, { signal });
  const { entries } = pageSchema.parse(await response.json());
  console.log(heading('What the agent remembers of it'));
  for (const { stage, content, source } of entries.toReversed())
    if (source?.endsWith(`:${name}`) === true) console.log(wrap(content, `  [${stage.toUpperCase()}] `));
}
