import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import type { DeployedApp } from './support/app.ts';
import { type CallAws, callJson } from './support/aws.ts';
import type { Check } from './support/report.ts';

/** The state machine that the deployment watches, and whose memory its executions go to. */
export const WATCHED = {
  stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:nightly',
  agentId: 'e2e-watched',
} as const;

const WAIT_MS = 30_000;

/** The event that Step Functions would send when an execution ends, put by hand, becomes one memory entry. */
export async function checkExecutions(check: Check, app: DeployedApp, call: CallAws): Promise<void> {
  await check('the end of an execution becomes one memory entry through EventBridge', async () => {
    for (const _ of ['once', 'again'])
      await callJson(call, 'events', 'AWSEvents.PutEvents', { Entries: [EVENT] });
    const content = 'Execution run-7 of nightly of orders failed after 4.5 s: States.TaskFailed: 3 rows';
    const text = await untilRemembered(app);
    assert.equal(text.split(content).length - 1, 1, text);
  });
}

const EVENT = {
  Source: 'aws.states',
  DetailType: 'Step Functions Execution Status Change',
  Detail: JSON.stringify({
    executionArn: 'arn:aws:states:us-east-1:000000000000:execution:nightly:run-7',
    stateMachineArn: WATCHED.stateMachineArn,
    name: 'run-7',
    status: 'FAILED',
    startDate: 1_795_000_000_000,
    stopDate: 1_795_000_004_500,
    input: '{"dataset":"orders"}',
    output: null,
    error: 'States.TaskFailed',
    cause: '3 rows',
  }),
};

/** The agent's entries once there is one, and a moment later. */
async function untilRemembered(app: DeployedApp): Promise<string> {
  const list = async () => (await app.send(`GET /agents/${WATCHED.agentId}/memory`)).text;
  for (const startMs = performance.now(); performance.now() - startMs < WAIT_MS; await setTimeout(250)) {
    if (!(await list()).includes('run-7')) continue;
    await setTimeout(2000);
    return await list();
  }
  throw new Error(`The execution was not remembered within ${WAIT_MS / 1000} s.`);
}
