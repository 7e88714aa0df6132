import { describe, expect, it } from 'vitest';
import { makeForgetAll } from '../../../functions/core/memory/forget-all.ts';
import { DEFAULT_SETTINGS } from '../../../functions/core/settings/settings.ts';
import { makeMemoryParts } from '../support/memory-parts.ts';
import { makeObserved } from '../support/observed.ts';
import { makeTime } from '../support/time.ts';
import { additionsOf } from './support/additions.ts';

const SCOPE = { tenant: 'local', agentId: 'agent' };

async function makeMemory(entries: number) {
  const time = makeTime();
  const parts = makeMemoryParts(time.clock);
  const pinned = Array.from({ length: entries }, (_, index) => ({ pinned: index === 0 }));
  await parts.writer.add(SCOPE, additionsOf(pinned));
  const forgetAll = makeForgetAll({ ...parts, ...time, defaults: DEFAULT_SETTINGS, newId: () => 'mine' });
  return { ...parts, forgetAll: () => time.pass(forgetAll(SCOPE, makeObserved())) };
}

describe('forgetAll', () => {
  it('forgets pinned entries too and answers how many there were', async () => {
    const { forgetAll, live, state } = await makeMemory(3);
    expect(await forgetAll()).toBe(3);
    expect(live()).toEqual([]);
    expect(state().processingCount).toBe(3);
    expect(await forgetAll()).toBe(0);
  });

  it('is to be tried again while a cleanup is under way', async () => {
    const { forgetAll, abandon, live } = await makeMemory(3);
    abandon({ cleanupId: 'other', kind: 'scored', beforeSequence: 9 }, [], Number.MAX_SAFE_INTEGER);
    await expect(forgetAll()).rejects.toMatchObject({
      code: 'unavailable',
      message: 'A cleanup of this agent is under way.',
    });
    expect(live()).toHaveLength(3);
  });
});
