import type { Scope } from '../scope.ts';
import { certainPrefix } from './certain-prefix.ts';
import type { RankedFacts } from './entry.ts';
import type { AgentState } from './memory-store.ts';
import { type ContextPlan, type PackTotals, packContext, packPrefix } from './pack-context.ts';
import { rankEntries } from './rank-entries.ts';
import type { RankedLists, RankedPage } from './ranked-lists.ts';

/** Entries of a list's first page: a small memory comes whole, and of a large one mostly enough. */
const FIRST_PAGE = 110;
/** Later pages grow, so that a ranking that resists is read in few round trips. */
const GROWTH = 2;

/** A plan with the entries that it was made from, best first, at least as many as it shows. */
export interface PlannedContext {
  readonly plan: ContextPlan;
  readonly ranked: readonly RankedFacts[];
}

/**
 * Plans the context from the beginnings of two sorted lists, reading on only until the lines that it shows are certain;
 * the same as from the full ranking. A memory of up to one page takes one round trip, most others two or three.
 */
export async function planContext(
  lists: RankedLists,
  scope: Scope,
  maxCharsOf: (state: AgentState) => number,
): Promise<PlannedContext> {
  const [state, newest] = await Promise.all([lists.state(scope), lists.byTime(scope, FIRST_PAGE)]);
  const maxChars = maxCharsOf(state);
  if (newest.next === undefined) return planOfAll(newest.entries, maxChars);
  const [best, oldest] = await Promise.all([lists.byBase(scope, FIRST_PAGE), lists.oldest(scope)]);
  const span = { oldestMs: oldest?.timestampMs ?? 0, newestMs: newest.entries[0]?.timestampMs ?? 0 };
  const totals = { entries: state.live.entries, volumeGb: state.live.volumeGb };
  let byTime: RankedPage = newest;
  let byBase: RankedPage = best;
  for (let size = FIRST_PAGE; ; size *= GROWTH) {
    if (byBase.next === undefined) return planOfAll(byBase.entries, maxChars);
    if (byTime.next === undefined) return planOfAll(byTime.entries, maxChars);
    const ranked = certainPrefix(byBase.entries, byTime.entries, span);
    const plan = packPrefix(ranked, atLeast(totals, ranked.length), maxChars);
    if (plan !== undefined) return { plan, ranked };
    [byBase, byTime] = await Promise.all([
      readOn(byBase, (from) => lists.byBase(scope, size, from)),
      readOn(byTime, (from) => lists.byTime(scope, size, from)),
    ]);
  }
}

/** The totals run ahead of the lists or behind them for a moment; less than what is seen they cannot be. */
function atLeast(totals: PackTotals, entries: number): PackTotals {
  return { ...totals, entries: Math.max(totals.entries, entries) };
}

function planOfAll(entries: readonly RankedFacts[], maxChars: number): PlannedContext {
  const ranked = rankEntries(entries);
  return { plan: packContext(ranked, maxChars), ranked };
}

async function readOn(
  page: RankedPage,
  read: (from: NonNullable<RankedPage['next']>) => Promise<RankedPage>,
): Promise<RankedPage> {
  if (page.next === undefined) return page;
  const more = await read(page.next);
  return { entries: [...page.entries, ...more.entries], next: more.next };
}
