import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  claimBudgetMs,
  graceMs,
  loadBudgetMs,
  readBudgetMs,
  timeLeftMs,
} from '../../../functions/core/answers/time-left.ts';

const after = (targetMs: number, elapsedMs: number) => ({ targetMs, elapsedMs: () => elapsedMs });

const anyMoment = fc
  .tuple(fc.integer({ min: 1, max: 25_000 }), fc.double({ min: 0, max: 1.2, noNaN: true }))
  .map(([targetMs, share]) => after(targetMs, targetMs * share));

describe('the time of a reply', () => {
  it('ends 60 ms before the target, or a tenth of a short one', () => {
    expect(timeLeftMs(after(1500, 0))).toBe(1440);
    expect(timeLeftMs(after(100, 0))).toBe(90);
    expect(timeLeftMs(after(1500, 1450))).toBe(-10);
  });

  it('leaves writes until 40 ms after the target, and 10 ms in any case', () => {
    expect(graceMs(after(1500, 1440))).toBe(100);
    expect(graceMs(after(1, 6))).toBe(35);
    expect(graceMs(after(1, 500))).toBe(10);
  });

  it('gives one read half of what is left, up to 400 ms or a tenth of it', () => {
    expect(readBudgetMs(after(1500, 0))).toBe(400);
    expect(readBudgetMs(after(500, 0))).toBe(225);
    expect(readBudgetMs(after(20_060, 0))).toBe(2000);
  });

  it('gives a claim half of what is left', () => {
    expect(claimBudgetMs(after(1500, 0))).toBe(720);
    expect(claimBudgetMs(after(1, 20))).toBe(16);
  });

  it('gives a read of a target that is too short for any 35 ms in all', () => {
    expect(readBudgetMs(after(1, 0))).toBe(35);
    expect(readBudgetMs(after(1, 20))).toBe(16);
    expect(readBudgetMs(after(1, 60))).toBe(1);
  });

  it('lets no read and no load run past the target by more than 35 ms', () => {
    fc.assert(
      fc.property(anyMoment, (timed) => {
        const latestMs = Math.max(timed.targetMs + 35, timed.elapsedMs() + 1);
        for (const budgetMs of [readBudgetMs, claimBudgetMs, loadBudgetMs].map((budget) => budget(timed))) {
          expect(budgetMs).toBeGreaterThanOrEqual(1);
          expect(timed.elapsedMs() + budgetMs).toBeLessThanOrEqual(latestMs + 1e-9);
        }
      }),
    );
  });
});
