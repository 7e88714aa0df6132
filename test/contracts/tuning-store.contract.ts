import { describe, expect, it } from 'vitest';
import type { AgentStateReader } from '../../functions/core/memory/memory-store.ts';
import type { SettingsStore } from '../../functions/core/settings/settings-store.ts';
import type { Tuning } from '../../functions/core/stats/tuning.ts';
import type { TuningStore } from '../../functions/core/stats/tuning-store.ts';
import { newScope } from '../support/dynamodb.ts';

/** Settings and tunings under test; both are part of the agent's state. */
export interface StateSubject {
  readonly settings: SettingsStore;
  readonly tunings: TuningStore;
  readonly states: AgentStateReader;
}

/** What every TuningStore does. */
export function tuningStoreContract(makeSubject: () => StateSubject): void {
  const makeMark = (revision: number) => ({ revision, hourMs: 7_200_000, responses: 40, underTarget: 39 });
  const makeTuning = (newTargetMs: number): Tuning => ({
    at: '2026-11-23T10:00:00.000Z',
    oldTargetMs: 1500,
    newTargetMs,
    reason: '97.5 % of 40 responses kept the target: it is lowered.',
  });

  describe('record', () => {
    it('moves the mark and sets the target', async () => {
      const { tunings, states } = makeSubject();
      const scope = newScope();
      expect(await tunings.record(scope, makeMark(1), makeTuning(1275), await states.state(scope))).toBe(
        true,
      );
      expect(await states.state(scope)).toMatchObject({
        settings: { answers: { targetMs: 1275 } },
        settingsRevision: 1,
        tunings: [makeTuning(1275)],
        tuningMark: makeMark(1),
      });
    });

    it('moves the mark alone where the target stays', async () => {
      const { tunings, settings, states } = makeSubject();
      const scope = newScope();
      await settings.change(scope, { answers: { targetMs: 900 } });
      const seen = await states.state(scope);
      expect(await tunings.record(scope, makeMark(1), undefined, seen)).toBe(true);
      expect(await states.state(scope)).toEqual({ ...seen, tuningMark: makeMark(1) });
    });

    it('lets one of 20 at once win', async () => {
      const { tunings, states } = makeSubject();
      const scope = newScope();
      const seen = await states.state(scope);
      const records = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          tunings.record(scope, makeMark(1), makeTuning(1000 + index), seen),
        ),
      );
      expect(records.filter(Boolean)).toHaveLength(1);
      const state = await states.state(scope);
      expect(state.tunings).toEqual([makeTuning(1000 + records.indexOf(true))]);
      expect(state.settings.answers?.targetMs).toBe(1000 + records.indexOf(true));
      expect(state.settingsRevision).toBe(1);
    });

    it('lets one of two win also where the target stays', async () => {
      const { tunings, states } = makeSubject();
      const scope = newScope();
      await tunings.record(scope, makeMark(1), undefined, await states.state(scope));
      const seen = await states.state(scope);
      const records = await Promise.all(
        [undefined, makeTuning(1275)].map((tuning) => tunings.record(scope, makeMark(2), tuning, seen)),
      );
      expect(records.filter(Boolean)).toHaveLength(1);
      expect((await states.state(scope)).tuningMark).toEqual(makeMark(2));
    });

    it.each([
      ['for the first time', {}],
      ['once more', { context: { maxChars: 500 } }],
    ])('does nothing when the settings were changed %s meanwhile', async (_, earlier) => {
      const { tunings, settings, states } = makeSubject();
      const scope = newScope();
      if (Object.keys(earlier).length > 0) await settings.change(scope, earlier);
      const seen = await states.state(scope);
      await settings.change(scope, { answers: { targetMs: 5000 } });
      const changed = await states.state(scope);
      expect(await tunings.record(scope, makeMark(1), makeTuning(1275), seen)).toBe(false);
      expect(await states.state(scope)).toEqual(changed);
    });

    it('keeps what else is set', async () => {
      const { tunings, settings, states } = makeSubject();
      const scope = newScope();
      await settings.change(scope, { tools: { concurrency: 3 }, answers: { ttlSeconds: 60 } });
      await tunings.record(scope, makeMark(1), makeTuning(1275), await states.state(scope));
      expect((await states.state(scope)).settings).toMatchObject({
        tools: { concurrency: 3 },
        answers: { ttlSeconds: 60, targetMs: 1275 },
      });
    });

    it('keeps the last 20 tunings, newest first', async () => {
      const { tunings, states } = makeSubject();
      const scope = newScope();
      for (let revision = 1; revision <= 23; revision++) {
        const seen = await states.state(scope);
        expect(await tunings.record(scope, makeMark(revision), makeTuning(1000 + revision), seen)).toBe(true);
      }
      const state = await states.state(scope);
      expect(state.tunings.map(({ newTargetMs }) => newTargetMs)).toEqual(
        Array.from({ length: 20 }, (_, index) => 1023 - index),
      );
      expect(state.tuningMark).toEqual(makeMark(23));
    });

    it('changes no other agent', async () => {
      const { tunings, states } = makeSubject();
      const scope = newScope();
      const others = [
        { ...scope, agentId: 'other' },
        { ...scope, tenant: `${scope.tenant}#agent` },
      ];
      await tunings.record(scope, makeMark(1), makeTuning(1275), await states.state(scope));
      for (const other of others)
        expect(await states.state(other)).toMatchObject({ settings: {}, tunings: [], tuningMark: undefined });
    });
  });
}
