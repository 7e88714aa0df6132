import * as z from 'zod/mini';
import type { KeptItems } from '../../core/stats/statistics-store.ts';
import { KEPT_MS } from '../../core/stats/window.ts';

/** How far an agent's hours are compacted, and the ends of the tool results stored in them that were to come then. */
export interface CompactionMark {
  /** Every hour that ended by then is compact. */
  readonly throughMs: number;
  readonly keptResults: KeptItems;
}

const markSchema = z.object({
  throughMs: z.number(),
  keptResults: z.array(z.tuple([z.number(), z.number()])),
});

/** Attributes of the mark's item; it may go when nothing that it says holds any more. */
export function toMarkItem({ throughMs, keptResults }: CompactionMark, nowMs: number) {
  const live = [...keptResults].filter(([end, count]) => end * 1000 > nowMs && count !== 0);
  const lastEnd = live.reduce((latest, [end]) => Math.max(latest, end), 0);
  return { throughMs, keptResults: live, expiresAt: Math.max(lastEnd, Math.ceil((nowMs + KEPT_MS) / 1000)) };
}

/** Reads the mark's item; undefined for any other. */
export function fromMarkItem(item: unknown): CompactionMark | undefined {
  const parsed = markSchema.safeParse(item);
  if (!parsed.success) return undefined;
  return { throughMs: parsed.data.throughMs, keptResults: new Map(parsed.data.keptResults) };
}
