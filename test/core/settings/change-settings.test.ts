import { describe, expect, it } from 'vitest';
import { makeChangeSettings, makeReadSettings } from '../../../functions/core/settings/change-settings.ts';
import {
  applyPatch,
  DEFAULT_SETTINGS,
  mergePatches,
  type SettingsPatch,
} from '../../../functions/core/settings/settings.ts';
import { makeState } from '../support/agent-state.ts';

const scope = { tenant: 'local', agentId: 'a' };

function makeAgent(defaults = DEFAULT_SETTINGS) {
  let set: SettingsPatch = {};
  const states = { state: async () => makeState({ settings: set }) };
  const settings = {
    change: async (_: unknown, patch: SettingsPatch) => {
      set = mergePatches(set, patch);
      return set;
    },
  };
  return {
    change: makeChangeSettings({ settings, states, defaults }),
    read: makeReadSettings({ states, defaults }),
  };
}

describe('changeSettings', () => {
  it('answers all settings, changes kept from call to call', async () => {
    const agent = makeAgent();
    await agent.change(scope, { tools: { concurrency: 2 } });
    const changed = await agent.change(scope, { tools: { ttlSeconds: 60 } });
    expect(changed).toEqual({ ...DEFAULT_SETTINGS, tools: { concurrency: 2, ttlSeconds: 60 } });
    expect(await agent.read(scope)).toEqual(changed);
  });

  it('leaves what the agent does not set to the deployment', async () => {
    const agent = makeAgent(applyPatch(DEFAULT_SETTINGS, { context: { maxChars: 99 } }));
    expect(await agent.read(scope)).toMatchObject({ context: { maxChars: 99 } });
  });

  it('refuses to keep more answers than are stored, against settings made before', async () => {
    const agent = makeAgent();
    await agent.change(scope, { answers: { keepStored: 500 } });
    await expect(agent.change(scope, { answers: { maxStored: 499 } })).rejects.toMatchObject({
      code: 'invalid_request',
      message: 'answers/keepStored must be at most answers/maxStored.',
      errors: [{ pointer: '#/answers/keepStored', detail: 'must be at most answers/maxStored' }],
    });
    expect(await agent.read(scope)).toMatchObject({ answers: { maxStored: 2000, keepStored: 500 } });
  });

  it('lets both be equal', async () => {
    const { answers } = await makeAgent().change(scope, { answers: { maxStored: 10, keepStored: 10 } });
    expect(answers).toMatchObject({ maxStored: 10, keepStored: 10 });
  });
});
