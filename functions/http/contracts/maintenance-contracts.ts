import * as z from 'zod/mini';
import type { Contract } from '../operation.ts';

/** What the maintenance function takes, by operation. */
export const MAINTENANCE = {
  tune: {
    name: 'tune',
    summary: "Fits the agent's target to how it was kept since the last tuning.",
    input: () => z.strictObject({}),
  },
  /** Direct only: the schedule invokes it. */
  maintain: {
    name: 'maintain',
    summary: 'Tunes, compacts and repairs for every agent that was active lately.',
    input: () => z.strictObject({}),
    isAgentless: true,
  },
} as const satisfies Record<string, Contract<never> | Contract>;
