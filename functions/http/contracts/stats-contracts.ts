import * as z from 'zod/mini';
import { windowSchema } from '../../core/stats/window.ts';
import type { Contract } from '../operation.ts';

/** What the stats function takes, by operation. */
export const STATS = {
  read: {
    name: 'read',
    summary: "Reads the agent's statistics over a window, by default over all that is kept.",
    input: () => z.strictObject({ window: z.optional(windowSchema()) }),
  },
} as const satisfies Record<string, Contract<never> | Contract>;
