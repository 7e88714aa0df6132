import type { Scope } from '../scope.ts';
import { applyPatch, type Settings } from '../settings/settings.ts';
import type { MemoryReader } from './memory-store.ts';
import { packContext } from './pack-context.ts';
import { planContext } from './plan-context.ts';
import { rankForQuestion } from './rank-for-question.ts';
import type { RankedLists } from './ranked-lists.ts';
import { type MemoryContext, renderContext, shownIds } from './render-context.ts';

interface Ports {
  readonly memory: Pick<MemoryReader, 'contents' | 'entries'>;
  readonly lists: RankedLists;
  readonly defaults: Settings;
}

/** Reads the context of an agent's memory, by default as long as its settings say; with a query the one that suits it. */
export function makeReadContext(ports: Ports) {
  return async (
    scope: Scope,
    maxChars: number | undefined,
    query: string | undefined,
  ): Promise<MemoryContext> =>
    query === undefined
      ? await bestContext(ports, scope, maxChars)
      : await contextFor(ports, scope, maxChars, query);
}

async function bestContext({ memory, lists, defaults }: Ports, scope: Scope, maxChars: number | undefined) {
  const charsOf = (settings: Settings) => maxChars ?? settings.context.maxChars;
  const { plan, ranked } = await planContext(lists, scope, (state) =>
    charsOf(applyPatch(defaults, state.settings)),
  );
  return renderContext(plan, ranked, await memory.contents(scope, shownIds(plan)));
}

async function contextFor(
  { memory, lists, defaults }: Ports,
  scope: Scope,
  maxChars: number | undefined,
  query: string,
) {
  const [entries, state] = await Promise.all([memory.entries(scope), lists.state(scope)]);
  const ranked = rankForQuestion(query, entries).map(({ entry }) => entry);
  const plan = packContext(ranked, maxChars ?? applyPatch(defaults, state.settings).context.maxChars);
  return renderContext(plan, ranked, new Map(ranked.map(({ entryId, content }) => [entryId, content])));
}
