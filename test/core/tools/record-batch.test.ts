import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { sha256 } from '../../../functions/adapters/node/sha256.ts';
import type { ToolRecord } from '../../../functions/core/stats/statistics-store.ts';
import { planBatch } from '../../../functions/core/tools/plan-batch.ts';
import { recordBatch } from '../../../functions/core/tools/record-batch.ts';
import type { Ended } from '../../../functions/core/tools/to-batch-reply.ts';
import { defineTool } from '../../../functions/core/tools/tool.ts';
import { makeObserved } from '../support/observed.ts';

const makeTool = (name: string, cacheable: boolean) =>
  defineTool({
    ...{ name, description: 'Does as it is told.', version: '1', sideEffect: 'none', cacheable },
    params: z.strictObject({}),
    run: async () => await Promise.resolve(null),
  });
const TOOLS = new Map([makeTool('work', true), makeTool('clock', false)].map((tool) => [tool.name, tool]));

/** What is counted of a batch of one call that ended like that. */
async function recordOf(tool: string, ended?: Ended) {
  const observer = makeObserved();
  const writes: (readonly ToolRecord[])[] = [];
  const planned = await planBatch([{ tool }], async (name) => await Promise.resolve(TOOLS.get(name)), sha256);
  const statistics = {
    recordToolCalls: async (_: unknown, __: unknown, records: readonly ToolRecord[]) =>
      void writes.push(records),
  };
  const batch = {
    ports: { statistics, clock: () => 0 },
    scope: { tenant: 'local', agentId: 'a' },
    observer,
  };
  await recordBatch(batch, planned, new Map(ended === undefined ? [] : planned.map((call) => [call, ended])));
  return { writes, metrics: observer.metrics };
}

const ran = (result: unknown): Ended => ({ success: true, result, durationMs: 1.23456, origin: 'run' });

describe('recordBatch', () => {
  it.each([
    [{ dataVolumeGb: 0.5 }, 0.5],
    [{ dataVolumeGb: 0 }, 0],
    [{ dataVolumeGb: -1 }, 0],
    [{ dataVolumeGb: Number.NaN }, 0],
    [{ dataVolumeGb: Number.POSITIVE_INFINITY }, 0],
    [{ dataVolumeGb: '5' }, 0],
    [{ dataVolumeGb: [3] }, 0],
    [{}, 0],
    [null, 0],
    ['text', 0],
    [undefined, 0],
  ])('counts of the result %j as processed %d GB', async (result, dataVolumeGb) => {
    const { writes, metrics } = await recordOf('work', ran(result));
    expect(writes).toEqual([
      [{ tool: 'work', isHit: false, isError: false, durationMs: 1.235, dataVolumeGb }],
    ]);
    expect(metrics.filter((metric) => metric.startsWith('DataVolume'))).toHaveLength(
      dataVolumeGb > 0 ? 1 : 0,
    );
  });

  it.each(['cache', 'record'] as const)(
    'counts nothing as processed where the result is from the %s',
    async (origin) => {
      const { writes } = await recordOf('work', { ...ran({ dataVolumeGb: 2 }), origin });
      expect(writes).toMatchObject([[{ isHit: origin === 'cache', dataVolumeGb: 0 }]]);
    },
  );

  it('counts neither hit nor miss of a tool whose results are never kept', async () => {
    expect((await recordOf('clock', ran(1))).metrics).toEqual([
      'BatchSize 1',
      'ToolDuration 1.235 tool=clock',
    ]);
  });

  it('counts a call that did not run as an error', async () => {
    expect((await recordOf('work')).writes).toMatchObject([[{ isError: true, durationMs: 0 }]]);
  });

  it('writes nothing where no tool was meant', async () => {
    const { writes, metrics } = await recordOf('nothing');
    expect({ writes, metrics }).toEqual({ writes: [], metrics: ['BatchSize 1'] });
  });
});
