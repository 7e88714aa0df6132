import { describe, expect, it } from 'vitest';
import { applyPatch, DEFAULT_SETTINGS, type SettingsPatch } from '../../functions/core/settings/settings.ts';
import { newScope } from '../support/dynamodb.ts';
import type { StateSubject } from './tuning-store.contract.ts';

/** What every SettingsStore does. */
export function settingsStoreContract(makeSubject: () => StateSubject): void {
  describe('change', () => {
    it('answers and keeps what is set', async () => {
      const { settings, states } = makeSubject();
      const scope = newScope();
      const changed = await settings.change(scope, {
        memory: { maxEntries: 10 },
        context: { maxChars: 500 },
      });
      expect(changed).toMatchObject({ memory: { maxEntries: 10 }, context: { maxChars: 500 } });
      expect((await states.state(scope)).settings).toEqual(changed);
    });

    it('leaves what a patch does not name', async () => {
      const { settings } = makeSubject();
      const scope = newScope();
      await settings.change(scope, { memory: { maxEntries: 10, keepRatio: 0.5 } });
      const changed = await settings.change(scope, {
        memory: { keepRatio: 0.25 },
        answers: { fixedTarget: true },
      });
      expect(changed).toMatchObject({
        memory: { maxEntries: 10, keepRatio: 0.25 },
        answers: { fixedTarget: true },
      });
    });

    it('keeps every setting at once, fractions included', async () => {
      const { settings, states } = makeSubject();
      const scope = newScope();
      const all: SettingsPatch = { ...DEFAULT_SETTINGS, memory: { maxMemoryMb: 0.1, keepRatio: 1 / 3 } };
      await settings.change(scope, all);
      expect(applyPatch(DEFAULT_SETTINGS, (await states.state(scope)).settings)).toEqual(
        applyPatch(DEFAULT_SETTINGS, all),
      );
    });

    it('loses none of four groups changed at once', async () => {
      const { settings, states } = makeSubject();
      const scope = newScope();
      const patches: SettingsPatch[] = [
        { memory: { maxEntries: 10 } },
        { context: { maxChars: 500 } },
        { tools: { concurrency: 3 } },
        { answers: { ttlSeconds: 60 } },
      ];
      await Promise.all(patches.map((patch) => settings.change(scope, patch)));
      expect((await states.state(scope)).settings).toEqual({
        memory: { maxEntries: 10 },
        context: { maxChars: 500 },
        tools: { concurrency: 3 },
        answers: { ttlSeconds: 60 },
      });
      expect((await states.state(scope)).settingsRevision).toBe(4);
    });

    it('loses none of two members of one group changed at once', async () => {
      const { settings, states } = makeSubject();
      const scope = newScope();
      await settings.change(scope, { context: { maxChars: 500 } });
      await Promise.all([
        settings.change(scope, { memory: { maxEntries: 10 } }),
        settings.change(scope, { memory: { keepRatio: 0.5 } }),
      ]);
      expect((await states.state(scope)).settings.memory).toEqual({ maxEntries: 10, keepRatio: 0.5 });
    });

    it('changes no other agent', async () => {
      const { settings, states } = makeSubject();
      const scope = newScope();
      const others = [
        { ...scope, agentId: 'other' },
        { ...scope, tenant: `${scope.tenant}#agent` },
      ];
      await settings.change(scope, { context: { maxChars: 500 } });
      for (const other of others) expect((await states.state(other)).settings).toEqual({});
    });
  });
}
