import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { startMillrace } from '../support/millrace.ts';

const { invoke, refusal } = await startMillrace();

const eventSchema = z.looseObject({ execution: z.looseObject({ executionArn: z.string() }) });

const event = eventSchema.parse(
  JSON.parse(
    readFileSync(new URL('../../events/memory-record-execution.direct.json', import.meta.url), 'utf8'),
  ),
);

const raisedSchema = z.object({ version: z.number() });

async function versionOf(agentId: string): Promise<number> {
  const address = { operation: 'raiseVersion', agentId, tenant: 'local', dataset: 'orders' };
  return raisedSchema.parse(await invoke('memory', address)).version;
}

describe('an execution that ended', () => {
  it('is remembered once, however often EventBridge delivers it, and raises the version of its dataset', async () => {
    const agentId = 'watched';
    const before = await versionOf(agentId);
    const [first, second] = [
      await invoke('memory', { ...event, agentId }),
      await invoke('memory', { ...event, agentId }),
    ];
    expect(second).toEqual(first);
    expect(await invoke('memory', { operation: 'list', agentId, tenant: 'local' })).toMatchObject({
      entries: [
        {
          content:
            'Execution run-41 of orders-nightly of orders failed after 13.5 s: States.TaskFailed: 3 of 120 rows have no customer_id',
          stage: 'error',
          dataset: 'orders',
          source: event.execution.executionArn,
        },
      ],
    });
    expect(await versionOf(agentId)).toBe(before + 2);
  });

  it('is another entry after it was redriven', async () => {
    const agentId = 'redriven';
    await invoke('memory', { ...event, agentId });
    await invoke('memory', { ...event, agentId, execution: { ...event.execution, redriveCount: 1 } });
    expect(await invoke('memory', { operation: 'list', agentId, tenant: 'local' })).toMatchObject({
      entries: [{ stage: 'error' }, { stage: 'error' }],
    });
  });

  it('is refused with its name for Catch where it is none', async () => {
    const execution = { ...event.execution, status: 'RUNNING' };
    expect(await refusal('memory', { ...event, execution })).toMatchObject({ name: 'invalid_request' });
  });
});
