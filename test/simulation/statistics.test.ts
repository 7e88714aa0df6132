import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { OutcomeUnknown } from '../../functions/adapters/dynamodb/once-only.ts';
import { newScope } from '../support/dynamodb.ts';
import { anyChaos } from '../support/simulation/chaos.ts';
import { type InProcessDynamodb, startInProcessDynamodb } from '../support/simulation/in-process-dynamodb.ts';
import { playRuns } from '../support/simulation/runs.ts';
import { simulate, type World } from '../support/simulation/simulate.ts';
import { makeStatisticsStore } from '../support/statistics-store.ts';

const RECORD = { tool: 'work', isHit: false, isError: false, durationMs: 10, dataVolumeGb: 0.5 };

/** By instance, how many calls each of its batches has. */
const anyBatches = fc.array(
  fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3, size: 'max' }),
  { minLength: 2, maxLength: 4, size: 'max' },
);

let dynamodb: InProcessDynamodb;
beforeAll(async () => {
  dynamodb = await startInProcessDynamodb();
});

describe('instances that record statistics at once', { timeout: 3_600_000 }, () => {
  it('count what was acknowledged once, whatever reply was lost, and nothing that surely failed', async () => {
    await playRuns(
      'statistics',
      fc.asyncProperty(fc.scheduler(), anyChaos(20), anyBatches, (scheduler, chaos, batches) =>
        simulate(scheduler, dynamodb, chaos, (world) => playRecords(world, batches)),
      ),
    );
  });
});

async function playRecords(world: World, batches: readonly (readonly number[])[]): Promise<void> {
  const scope = newScope();
  const { statisticsTable } = world.dynamodb;
  const atMs = world.time.clock();
  let acknowledged = 0;
  /** Calls of batches of which nobody was told whether they count. */
  let uncertain = 0;
  await Promise.all(
    batches.map(async (sizes, index) => {
      const instance = world.start(`i${index}`);
      const store = makeStatisticsStore(instance.client, statisticsTable);
      for (const size of sizes) {
        const records = Array.from({ length: size }, () => RECORD);
        const end = await instance.run(() => store.recordToolCalls(scope, atMs, records));
        if (end.kind === 'done') acknowledged += size;
        else if (end.kind === 'died' || end.error instanceof OutcomeUnknown) uncertain += size;
        if (end.kind === 'died') return;
      }
    }),
  );
  world.calmDown();
  const reader = makeStatisticsStore(world.start('reader').client, statisticsTable);
  const { hours } = await reader.read(scope, atMs);
  const totals = hours.map(({ tools }) => tools.get('work'));
  const calls = totals.reduce((sum, total) => sum + (total?.calls ?? 0), 0);
  const volumeGb = totals.reduce((sum, total) => sum + (total?.dataVolumeGb ?? 0), 0);
  expect(volumeGb).toBeCloseTo(calls * 0.5, 9);
  expect(calls).toBeGreaterThanOrEqual(acknowledged);
  expect(calls).toBeLessThanOrEqual(acknowledged + uncertain);
}
