import { describe, expect, it } from 'vitest';
import type { AgentState } from '../../../functions/core/memory/memory-store.ts';
import { DEFAULT_SETTINGS, mergePatches } from '../../../functions/core/settings/settings.ts';
import { makeTuneTarget } from '../../../functions/core/stats/tune-target.ts';
import type { TuningStore } from '../../../functions/core/stats/tuning-store.ts';
import { makeState } from '../support/agent-state.ts';
import { SCOPE } from '../support/asking.ts';
import { makeStatisticsMemory } from '../support/statistics-memory.ts';
import { makeTime } from '../support/time.ts';

/** An agent whose target is tuned, in a time of its own that begins at ten to noon. */
function makeTuned() {
  const time = makeTime(Date.UTC(2026, 6, 1, 11, 50));
  const statistics = makeStatisticsMemory();
  let state = makeState();
  const become = (given: Partial<AgentState>) => {
    state = { ...state, ...given };
  };
  const record: TuningStore['record'] = async (_, mark, tuning, seen) => {
    const isFirst =
      state.settingsRevision === seen.settingsRevision && mark.revision > (state.tuningMark?.revision ?? 0);
    if (!isFirst) return false;
    become({ tuningMark: mark });
    if (tuning !== undefined)
      become({
        settings: mergePatches(state.settings, { answers: { targetMs: tuning.newTargetMs } }),
        settingsRevision: state.settingsRevision + 1,
        tunings: [tuning, ...state.tunings].slice(0, 20),
      });
    return true;
  };
  const states = { state: async () => state };
  const ports = { states, statistics, tunings: { record }, defaults: DEFAULT_SETTINGS, clock: time.clock };
  const tune = makeTuneTarget(ports);
  return {
    become,
    tunings: () => state.tunings,
    tune: () => tune(SCOPE),
    wait: (waitMs: number) => time.pass(time.timer.sleep(waitMs)),
    answer: async (inTime: number, late: number) => {
      for (let index = 0; index < inTime + late; index++)
        await statistics.recordResponse(SCOPE, time.clock(), {
          source: 'model',
          durationMs: 100,
          isUnderTarget: index < inTime,
          inputTokens: 0,
          outputTokens: 0,
          savedTokens: 0,
          guardRejects: 0,
          keywords: [],
        });
    },
  };
}

describe('tuneTarget', () => {
  it('changes the target and notes when, from what, to what and why', async () => {
    const agent = makeTuned();
    await agent.answer(20, 0);
    expect(await agent.tune()).toEqual({
      changed: true,
      targetMs: 1275,
      reason: '100.0 % of 20 responses kept the target: it is lowered.',
    });
    expect(agent.tunings()).toEqual([
      {
        at: '2026-07-01T11:50:00.000Z',
        oldTargetMs: 1500,
        newTargetMs: 1275,
        reason: '100.0 % of 20 responses kept the target: it is lowered.',
      },
    ]);
  });

  it('judges only the responses since the last tuning, within one hour', async () => {
    const agent = makeTuned();
    await agent.answer(20, 0);
    await agent.tune();
    expect(await agent.tune()).toMatchObject({
      changed: false,
      targetMs: 1275,
      reason: expect.stringMatching(/^0 responses since/),
    });
    await agent.answer(8, 12);
    expect(await agent.tune()).toMatchObject({ changed: true, targetMs: 1466 });
  });

  it('judges only the responses since the last tuning, across hours', async () => {
    const agent = makeTuned();
    await agent.answer(20, 0);
    await agent.tune();
    await agent.answer(0, 10);
    await agent.wait(15 * 60_000);
    await agent.answer(0, 10);
    expect(await agent.tune()).toMatchObject({
      changed: true,
      targetMs: 1466,
      reason: '0.0 % of 20 responses kept the target: it is raised.',
    });
    await agent.answer(10, 9);
    expect(await agent.tune()).toMatchObject({
      changed: false,
      reason: expect.stringMatching(/^19 responses since/),
    });
  });

  it('gathers responses until there are enough', async () => {
    const agent = makeTuned();
    for (const inTime of [10, 9]) {
      await agent.answer(inTime, 0);
      expect(await agent.tune()).toMatchObject({ changed: false });
      await agent.wait(3_600_000);
    }
    await agent.answer(1, 0);
    expect(await agent.tune()).toMatchObject({ changed: true });
  });

  it('counts from here after a judgement that changes nothing', async () => {
    const agent = makeTuned();
    await agent.answer(16, 4);
    expect(await agent.tune()).toMatchObject({ changed: false, reason: expect.stringMatching(/it stays/) });
    await agent.answer(20, 0);
    expect(await agent.tune()).toMatchObject({
      changed: true,
      reason: expect.stringMatching(/^100\.0 % of 20/),
    });
    expect(agent.tunings()).toHaveLength(1);
  });

  it('leaves a fixed target alone', async () => {
    const agent = makeTuned();
    agent.become({ settings: { answers: { fixedTarget: true } } });
    await agent.answer(20, 0);
    expect(await agent.tune()).toEqual({ changed: false, targetMs: 1500, reason: 'The target is fixed.' });
  });

  it('changes it once when two tune at once', async () => {
    const agent = makeTuned();
    await agent.answer(20, 0);
    const tuned = await Promise.all([agent.tune(), agent.tune()]);
    expect(tuned.map(({ changed }) => changed)).toEqual([true, false]);
    expect(tuned[1]).toMatchObject({ reason: 'Another tuning or change of settings came first.' });
    expect(agent.tunings()).toHaveLength(1);
  });
});
