import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../functions/core/settings/settings.ts';
import { decideTuning } from '../../../functions/core/stats/tuning.ts';

const decide = (targetMs: number, responses: number, underTarget: number, fixedTarget = false) =>
  decideTuning({ ...DEFAULT_SETTINGS.answers, targetMs, fixedTarget }, { responses, underTarget });

const targets = fc.integer({ min: 250, max: 10_000 });
const achievements = fc
  .integer({ min: 20, max: 400 })
  .chain((responses) => fc.tuple(fc.constant(responses), fc.integer({ min: 0, max: responses })));

describe('decideTuning', () => {
  it('lowers the target when more than 95 % kept it', () => {
    expect(decide(1000, 20, 20)).toEqual({
      changed: true,
      targetMs: 850,
      isJudged: true,
      reason: '100.0 % of 20 responses kept the target: it is lowered.',
    });
  });

  it('raises the target when fewer than 60 % kept it', () => {
    expect(decide(1000, 20, 11)).toEqual({
      changed: true,
      targetMs: 1150,
      isJudged: true,
      reason: '55.0 % of 20 responses kept the target: it is raised.',
    });
  });

  it.each([
    [20, 19],
    [20, 12],
    [100, 95],
    [100, 60],
    [30, 18],
  ])('leaves it, judged, when of %i responses %i kept it', (responses, underTarget) => {
    expect(decide(1000, responses, underTarget)).toMatchObject({
      changed: false,
      targetMs: 1000,
      isJudged: true,
    });
  });

  it.each([
    [1000, 951, 850],
    [1000, 599, 1150],
  ])(
    'changes it just beyond the edge: %i responses, %i of them in time',
    (responses, underTarget, targetMs) => {
      expect(decide(1000, responses, underTarget)).toMatchObject({ changed: true, targetMs });
    },
  );

  it('does not judge by fewer than 20 responses', () => {
    expect(decide(1000, 19, 19)).toEqual({
      changed: false,
      targetMs: 1000,
      isJudged: false,
      reason: '19 responses since the last tuning; 20 are needed.',
    });
  });

  it('never touches a fixed target', () => {
    fc.assert(
      fc.property(targets, achievements, (targetMs, [responses, underTarget]) => {
        expect(decide(targetMs, responses, underTarget, true)).toMatchObject({
          changed: false,
          targetMs,
          isJudged: false,
        });
      }),
    );
  });

  it.each([
    [250, 20, 250, false],
    [260, 20, 250, true],
    [10_000, 0, 10_000, false],
    [9000, 0, 10_000, true],
  ])('keeps %i ms within 250 ms and 10 s when %i of 20 kept it', (targetMs, underTarget, fitted, changed) => {
    expect(decide(targetMs, 20, underTarget)).toMatchObject({ changed, targetMs: fitted, isJudged: true });
  });

  it('stays within the bounds, says that it changed when it did, and goes the right way', () => {
    fc.assert(
      fc.property(targets, achievements, (targetMs, [responses, underTarget]) => {
        const decision = decide(targetMs, responses, underTarget);
        expect(decision.targetMs).toBeGreaterThanOrEqual(250);
        expect(decision.targetMs).toBeLessThanOrEqual(10_000);
        expect(decision.changed).toBe(decision.targetMs !== targetMs);
        const rate = underTarget / responses;
        const direction = Math.sign(decision.targetMs - targetMs);
        expect(direction === 0 || direction === (rate > 0.95 ? -1 : rate < 0.6 ? 1 : 0)).toBe(true);
      }),
    );
  });

  it('leaves a target with a fraction of a millisecond alone while it is kept well enough', () => {
    expect(decide(1000.4, 20, 16)).toMatchObject({ changed: false, targetMs: 1000.4, isJudged: true });
  });
});
