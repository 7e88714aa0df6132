import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ENV } from '../../functions/core/names.ts';
import { ANSWER_OPERATIONS } from '../support/killed/answer-operations.ts';
import { BACKGROUND_OPERATIONS } from '../support/killed/background-operations.ts';
import { MEMORY_OPERATIONS } from '../support/killed/memory-operations.ts';
import type { Operation, Outcome } from '../support/killed/operation.ts';
import { toolOperations } from '../support/killed/tool-operations.ts';
import { startServer } from '../support/local-server.ts';
import { shortenBackoff } from '../support/short-backoff.ts';
import { startTwoInstances } from '../support/two-instances.ts';

shortenBackoff();
const alerts: string[] = [];
const snsUrl = await startServer(({ body }) => {
  alerts.push(new URLSearchParams(body).get('Subject') ?? '');
  return {
    body: `<PublishResponse><PublishResult><MessageId>m-${alerts.length}</MessageId></PublishResult></PublishResponse>`,
  };
});
const {
  metered: mortal,
  plain: fresh,
  meter,
} = await startTwoInstances({
  [ENV.alertTopicArn]: 'arn:aws:sns:us-east-1:123456789012:alerts',
  AWS_ENDPOINT_URL_SNS: snsUrl,
});

const START_MS = Date.UTC(2026, 10, 25, 12, 1);
const DAY_MS = 86_400_000;
/** Longer than anyone holds a lease or a cleanup. */
const LATER_MS = 300_000;
/** More requests than any of the operations makes. */
const MOST_REQUESTS = 60;

const READS: ReadonlySet<string> = new Set(['GetItem', 'BatchGetItem', 'Query']);

let days = 0;
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => {
  meter.disturb(undefined);
  vi.useRealTimers();
});

const OPERATIONS = [
  ...ANSWER_OPERATIONS,
  ...toolOperations(alerts),
  ...MEMORY_OPERATIONS,
  ...BACKGROUND_OPERATIONS,
];

interface Cut {
  /** False if there were fewer requests. */
  readonly wasCut: boolean;
  readonly first: Outcome | undefined;
}

/**
 * Runs the operation on an instance whose requests reach DynamoDB up to the nth, and none from there on. So DynamoDB
 * holds what a process leaves that ends between these two; a lost reply to the last one would leave the same.
 */
async function runCutOff({ run, isCutAtWrites }: Operation, agent: string, nth: number): Promise<Cut> {
  let count = 0;
  meter.disturb((operation) => {
    if (count < nth && !(isCutAtWrites && READS.has(operation))) count++;
    return count < nth ? undefined : { kind: 'reset', moment: 'before' };
  });
  const outcome = await run(mortal, agent);
  meter.disturb(undefined);
  expect([200, 201, 429, 503]).toContain(outcome.status);
  return { wasCut: count >= nth, first: outcome.status < 300 ? outcome : undefined };
}

/** A cut before the nth request, and the repeat; true if there was something to cut off. */
async function playCut(operation: Operation, nth: number): Promise<boolean> {
  const { title, prepare, run, repeat = run, repeated, expectAfter } = operation;
  const agent = `${title.replaceAll(' ', '-')}-${nth}`;
  // A day for each, so that a maintenance finds no other agent active.
  vi.setSystemTime(START_MS + ++days * DAY_MS);
  await prepare?.(fresh, agent);
  const cut = await runCutOff(operation, agent, nth);
  vi.setSystemTime(Date.now() + LATER_MS);
  const second = await repeat(fresh, agent);
  expect(repeated, `${agent}: ${JSON.stringify(second.json)}`).toContain(second.status);
  await expectAfter({ agent, fresh, second, ...cut });
  return cut.wasCut;
}

describe('an instance that loses its tables at any request, for good', { timeout: 60_000 }, () => {
  it.each(OPERATIONS)('amid $title leaves what a repeat completes', async (operation) => {
    let points = 0;
    while (await playCut(operation, points + 1)) expect(++points).toBeLessThan(MOST_REQUESTS);
    expect(points).toBeGreaterThan(0);
  });
});
