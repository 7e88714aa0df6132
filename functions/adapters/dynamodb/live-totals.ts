import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.ts';
import { sumOf } from '../../core/memory/sum-of.ts';
import { STATE } from './agent-state.ts';
import type { UpdateBuilder } from './update-expression.ts';

/** What an entry adds to the live totals. */
export interface LiveShare {
  readonly sizeBytes: number;
  readonly dataVolumeGb: number;
  readonly importance: number;
  readonly stage: string;
}

/** What some entries add up to in the live totals. */
export const liveSumSchema = lazily(() =>
  z.object({
    entries: z.number(),
    bytes: z.number(),
    volumeGb: z.number(),
    importance: z.number(),
    stages: z.array(z.tuple([z.string(), z.number()])),
  }),
);

export type LiveSum = z.infer<ReturnType<typeof liveSumSchema>>;

/** The sum of entries, free of the noise of binary fractions. */
export function liveSum(entries: readonly LiveShare[]): LiveSum {
  const stages = new Map<string, number>();
  for (const { stage } of entries) stages.set(stage, (stages.get(stage) ?? 0) + 1);
  return {
    entries: entries.length,
    bytes: sumOf(entries.map(({ sizeBytes }) => sizeBytes)),
    volumeGb: sumOf(entries.map(({ dataVolumeGb }) => dataVolumeGb)),
    importance: sumOf(entries.map(({ importance }) => importance)),
    stages: [...stages],
  };
}

/** Adds the sum to the live totals, or takes it out of them. */
export function addLive(update: UpdateBuilder, sum: LiveSum, sign: 1 | -1): void {
  update.add(STATE.liveEntries, sign * sum.entries);
  update.add(STATE.liveBytes, sign * sum.bytes);
  update.add(STATE.liveVolumeGb, sign * sum.volumeGb);
  update.add(STATE.liveImportance, sign * sum.importance);
  for (const [stage, count] of sum.stages) update.add(STATE.stagePrefix + stage, sign * count);
}
