import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.ts';
import type { KeptCaches, KeptItems } from '../../core/stats/statistics-store.ts';
import { KEPT_MS } from '../../core/stats/window.ts';

/** How far an agent's hours are compacted, and the ends of what was stored in them that were to come then. */
export interface CompactionMark {
  /** Every hour that ended by then is compact. */
  readonly throughMs: number;
  readonly kept: KeptCaches;
}

const ends = z.array(z.tuple([z.number(), z.number()]));

const markSchema = lazily(() =>
  z.object({
    throughMs: z.number(),
    keptAnswers: ends,
    keptResults: ends,
  }),
);

/** Attributes of the mark's item; it may go when nothing that it says holds any more. */
export function toMarkItem({ throughMs, kept }: CompactionMark, nowMs: number) {
  const keptAnswers = liveOf(kept.answers, nowMs);
  const keptResults = liveOf(kept.results, nowMs);
  const lastEnd = [...keptAnswers, ...keptResults].reduce((latest, [end]) => Math.max(latest, end), 0);
  const expiresAt = Math.max(lastEnd, Math.ceil((nowMs + KEPT_MS) / 1000));
  return { throughMs, keptAnswers, keptResults, expiresAt };
}

function liveOf(items: KeptItems, nowMs: number): [number, number][] {
  return [...items].filter(([end, count]) => end * 1000 > nowMs && count !== 0);
}

/** Reads the mark's item; undefined for any other. */
export function fromMarkItem(item: unknown): CompactionMark | undefined {
  const parsed = markSchema().safeParse(item);
  if (!parsed.success) return undefined;
  const { throughMs, keptAnswers, keptResults } = parsed.data;
  return { throughMs, kept: { answers: new Map(keptAnswers), results: new Map(keptResults) } };
}
