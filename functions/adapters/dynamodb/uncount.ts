import * as z from 'zod/mini';
import type { RankedFacts } from '../../core/memory/entry.ts';
import { STATE } from './agent-state.ts';
import type { UpdateBuilder } from './update-expression.ts';

/** What some entries add up to in the live totals. */
export const uncountedSchema = z.object({
  entries: z.number(),
  bytes: z.number(),
  volumeGb: z.number(),
  importance: z.number(),
  stages: z.array(z.tuple([z.string(), z.number()])),
});

export type Uncounted = z.infer<typeof uncountedSchema>;

/** The sum of entries that leave the live totals. */
export function toUncounted(gone: readonly RankedFacts[]): Uncounted {
  const stages = new Map<string, number>();
  for (const { stage } of gone) stages.set(stage, (stages.get(stage) ?? 0) + 1);
  const sum = (amount: (entry: RankedFacts) => number) =>
    Number(gone.reduce((total, entry) => total + amount(entry), 0).toPrecision(15));
  return {
    entries: gone.length,
    bytes: sum(({ sizeBytes }) => sizeBytes),
    volumeGb: sum(({ dataVolumeGb }) => dataVolumeGb),
    importance: sum(({ importance }) => importance),
    stages: [...stages],
  };
}

/** Takes the sum out of the live totals. */
export function uncountInto(update: UpdateBuilder, gone: Uncounted): void {
  update.add(STATE.liveEntries, -gone.entries);
  update.add(STATE.liveBytes, -gone.bytes);
  update.add(STATE.liveVolumeGb, -gone.volumeGb);
  update.add(STATE.liveImportance, -gone.importance);
  for (const [stage, count] of gone.stages) update.add(STATE.stagePrefix + stage, -count);
}
