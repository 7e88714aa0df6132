import { describe, expect, it } from 'vitest';
import type { Asked } from '../../../functions/core/memory/question-context.ts';
import { makeFindContext } from '../../../functions/core/memory/question-context.ts';
import { makeReadContext } from '../../../functions/core/memory/read-context.ts';
import { applyPatch, DEFAULT_SETTINGS } from '../../../functions/core/settings/settings.ts';
import { makeState } from '../support/agent-state.ts';
import { makeEntries } from '../support/entries.ts';
import { makeLiveMemory } from '../support/live-memory.ts';
import { makeTime } from '../support/time.ts';

const SCOPE = { tenant: 'local', agentId: 'agent' };
const ENTRIES = makeEntries([
  { content: 'orders were late', importance: 0.1, dataVolumeGb: 1.5 },
  { content: 'refunds are fine', importance: 0.9, dataVolumeGb: 2 },
]);

/** The context of an agent of two entries that is set to so many characters. */
function makeAgent(maxChars: number) {
  const time = makeTime();
  const { live, states, memory } = makeLiveMemory(ENTRIES);
  const state = makeState({ settings: { context: { maxChars } }, mark: memory.mark });
  const page = async () => await Promise.resolve({ entries: ENTRIES });
  const asked: Asked[] = [];
  const findContext = makeFindContext({ live, states, ...time });
  const read = makeReadContext({
    memory: {
      contents: async (_, ids) =>
        await Promise.resolve(
          new Map(
            ENTRIES.filter(({ entryId }) => ids.includes(entryId)).map(({ entryId, content }) => [
              entryId,
              content,
            ]),
          ),
        ),
    },
    lists: { byBase: page, byTime: page, oldest: async () => ENTRIES[0], state: async () => state },
    states: { state: async () => state },
    findContext: async (scope, question, given) => {
      asked.push(given);
      return await findContext(scope, question, given);
    },
    defaults: applyPatch(DEFAULT_SETTINGS, { context: { maxChars: 1 } }),
  });
  return {
    asked,
    read: (chars?: number, query?: string) => time.pass(read(SCOPE, chars, query)),
  };
}

const LATE = '[UNKNOWN] (1.50GB processed) orders were late';
const FINE = '[UNKNOWN] (2.00GB processed) refunds are fine';

describe('readContext', () => {
  it('shows the best first, as long as the agent is set to', async () => {
    expect(await makeAgent(1000).read()).toEqual({
      context: `${FINE}\n${LATE}`,
      entriesIncluded: 2,
      entriesOmitted: 0,
      omittedVolumeGb: 0,
    });
    expect(await makeAgent(90).read()).toMatchObject({
      context: `${FINE}\n[+1 entries omitted, 1.50GB of data]`,
      entriesOmitted: 1,
    });
  });

  it('is as long as the caller says', async () => {
    expect(await makeAgent(90).read(1000)).toMatchObject({ entriesIncluded: 2 });
  });

  it('with a query shows first what suits it, and no more than a context has', async () => {
    const agent = makeAgent(90);
    expect(await agent.read(undefined, 'why were orders late?')).toEqual({
      context: `${LATE}\n[+1 entries omitted, 2.00GB of data]`,
      entriesIncluded: 1,
      entriesOmitted: 1,
      omittedVolumeGb: 2,
    });
    expect(await agent.read(1000, 'orders')).toMatchObject({ entriesIncluded: 2 });
    const mark = { sequence: 2 };
    expect(agent.asked).toMatchObject([
      { maxChars: 90, budgetMs: 20_000, mark },
      { maxChars: 1000, budgetMs: 20_000, mark },
    ]);
  });
});
