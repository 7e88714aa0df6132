import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.ts';

/** A function that is a tool, as the deployer lists it. */
export const lambdaToolSchema = lazily(() =>
  z.object({
    name: z.string(),
    functionArn: z.string(),
    description: z.string(),
    version: z._default(z.string(), '1'),
    cacheable: z._default(z.boolean(), false),
    ttlSeconds: z.optional(z.number()),
    sideEffect: z._default(z.enum(['none', 'external']), 'external'),
    params: z.record(z.string(), z.unknown()),
  }),
);

export type LambdaTool = z.infer<ReturnType<typeof lambdaToolSchema>>;
