import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ask, invokeDirectly, PATIENCE_MS, remember } from '../support/killed/operation.ts';
import { startTwoInstances } from '../support/two-instances.ts';

const { metered, plain, meter } = await startTwoInstances();

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 10, 27, 12, 20);
const MANY = 8;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: START_MS }));
afterEach(() => {
  meter.disturb(undefined);
  vi.useRealTimers();
});

/** Rounds of a maintenance of so many agents, each with something to tune, repair and make compact. */
async function roundsOfMaintaining(agents: number, dayMs: number): Promise<number> {
  vi.setSystemTime(dayMs);
  const names = Array.from({ length: agents }, (_, index) => `agent-${agents}-${index}`);
  const json = { message: 'Which pipeline was late?', deadlineMs: PATIENCE_MS };
  for (const name of names) {
    await remember(plain, name, ['a']);
    await ask(plain, name, 'POST /messages', { json });
  }
  vi.setSystemTime(dayMs + HOUR_MS);
  for (const name of names) await ask(plain, name, 'POST /messages', { json });
  // So long that requests at once overlap, and nothing else counts.
  meter.disturb(() => ({ kind: 'delay', delayMs: 60 }));
  const cost = await meter.measure(async () => {
    const { json: report } = await invokeDirectly(metered, 'maintenance', { operation: 'maintain' });
    expect(report).toEqual({ agents, served: agents, failed: 0, unfinished: 0 });
  });
  meter.disturb(undefined);
  return cost.rounds;
}

it('takes few rounds for an agent, and for many at once not many times as many', async () => {
  const one = await roundsOfMaintaining(1, START_MS);
  // 24 s at half a second more for each request are 48 rounds.
  expect(one).toBeLessThanOrEqual(20);
  const many = await roundsOfMaintaining(MANY, START_MS + 24 * HOUR_MS);
  expect(many).toBeLessThanOrEqual(2 * one);
});
