import { describe, expect, it } from 'vitest';
import { makeAddition } from '../contracts/memory-subject.ts';
import type { MeteredMessage } from '../support/metered-message.ts';

const NOON_MS = Date.UTC(2026, 6, 1, 12);
const DEADLINE_MS = 25_000;
/** More questions than a busy machine needs to read 5,000 entries within their time. */
const MOST_WARMING = 6;

const run = (index: number) =>
  makeAddition({
    content: `run ${index} of orders brought ${index * 7} rows `.padEnd(1024, 'which were checked '),
    importance: (index % 10) / 10,
    timestampMs: NOON_MS + index * 1000,
  });

/** What a new answer costs an instance that has the memory in mind, whatever model makes it. */
export function newAnswerBudgets({ meter, ask, ...memory }: MeteredMessage): void {
  async function cost(agentId: string, message: string) {
    let source = '';
    const measured = await meter.measure(async () => {
      ({ source } = await ask(agentId, message, { deadlineMs: DEADLINE_MS }));
    });
    return { source, ...measured };
  }

  /** Asks until nothing of memory is read any more. */
  async function warm(agentId: string) {
    for (let index = 0; index < MOST_WARMING; index++)
      if ((await cost(agentId, `Is number ${index} warm?`)).readUnits <= 5) return;
    throw new Error('The instance does not get warm.');
  }

  describe.each([100, 5000])('a new answer over %i entries of 1 KB', (size) => {
    it('costs 4 rounds, 5 requests, 2 read and 4 write units in a warm instance', {
      timeout: 120_000,
    }, async () => {
      const agentId = `warm-${size}`;
      await memory.fillMemory(
        agentId,
        Array.from({ length: size }, (_, index) => run(index)),
      );
      await warm(agentId);
      const { source, ...units } = await cost(agentId, 'How many rows did run 41 of orders bring?');
      expect(source).toBe('model');
      expect(units.rounds).toBeLessThanOrEqual(4);
      expect(units.requests).toBeLessThanOrEqual(5);
      expect(units.readUnits).toBeLessThanOrEqual(2);
      expect(units.writeUnits).toBeLessThanOrEqual(4);
    });

    it('costs a read of what changed after additions by others', async () => {
      const agentId = `warm-${size}`;
      await memory.remember(agentId, [run(6001)]);
      await memory.remember(agentId, [run(6002)]);
      const { source, ...units } = await cost(agentId, 'How many rows did run 6001 of orders bring?');
      expect(source).toBe('model');
      expect(units.rounds).toBeLessThanOrEqual(6);
      expect(units.requests).toBeLessThanOrEqual(8);
      expect(units.readUnits).toBeLessThanOrEqual(5);
      expect(units.writeUnits).toBeLessThanOrEqual(4);
    });

    it('keeps to the budget of an empty memory while an addition is under way', async () => {
      const agentId = `warm-${size}`;
      await memory.breakOff(agentId, [run(6003)]);
      const { source, ...units } = await cost(agentId, 'How many rows did run 6002 of orders bring?');
      expect(source).toBe('model');
      expect(units.rounds).toBeLessThanOrEqual(4);
      expect(units.requests).toBeLessThanOrEqual(8);
      expect(units.readUnits).toBeLessThanOrEqual(5);
      expect(units.writeUnits).toBeLessThanOrEqual(6);
    });
  });
}
