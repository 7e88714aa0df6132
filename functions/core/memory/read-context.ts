import type { Scope } from '../scope.ts';
import { applyPatch, type Settings } from '../settings/settings.ts';
import type { AgentStateReader, MemoryReader } from './memory-store.ts';
import { planContext } from './plan-context.ts';
import type { FindContext } from './question-context.ts';
import type { RankedLists } from './ranked-lists.ts';
import { type MemoryContext, renderContext, shownIds } from './render-context.ts';

/** What a large memory that the instance does not know yet may take to read; a function ends after 30 s. */
const MOST_READ_MS = 20_000;

interface Ports {
  readonly memory: Pick<MemoryReader, 'contents'>;
  readonly lists: RankedLists;
  readonly states: AgentStateReader;
  readonly findContext: FindContext;
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
  { states, findContext, defaults }: Ports,
  scope: Scope,
  maxChars: number | undefined,
  query: string,
): Promise<MemoryContext> {
  const { settings, mark } = await states.state(scope);
  const found = await findContext(scope, query, {
    maxChars: maxChars ?? applyPatch(defaults, settings).context.maxChars,
    budgetMs: MOST_READ_MS,
    mark,
  });
  const { context, entriesIncluded, entriesOmitted, omittedVolumeGb } = found;
  return { context, entriesIncluded, entriesOmitted, omittedVolumeGb };
}
