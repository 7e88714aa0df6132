import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemKey } from '../../../functions/adapters/dynamodb/keys.ts';
import { connectTo } from '../../support/connect-to.ts';
import { useDynamodb } from '../../support/dynamodb.ts';
import { shortenBackoff } from '../../support/short-backoff.ts';
import { startWireMeter, type WireMeter } from '../../support/wire/wire-meter.ts';

shortenBackoff();
const tables = useDynamodb();
let meter: WireMeter;

beforeAll(async () => {
  meter = await startWireMeter(tables.url);
});
afterAll(() => meter.close());

const read = (client: DynamoDBDocumentClient) =>
  client.send(new GetCommand({ TableName: tables.memoryTable, Key: itemKey('agent', 'absent') }));

/** Requests on the wire for 100 reads, one after the other, and how many of them failed. */
async function hundredReads(isThrottled: (place: number) => boolean) {
  const client = connectTo(meter.url);
  const from = meter.requests.length;
  meter.disturb((_, place) => (isThrottled(place - from) ? { kind: 'throttle' } : undefined));
  let failures = 0;
  for (let n = 0; n < 100; n++) await read(client).catch(() => failures++);
  meter.disturb(undefined);
  client.destroy();
  return { requests: meter.requests.length - from, failures };
}

describe('the budget of retries', () => {
  it('keeps traffic to a DynamoDB that throttles everything under 1.5 times the ordinary', async () => {
    const { requests, failures } = await hundredReads(() => true);
    expect(failures).toBe(100);
    expect(requests).toBeGreaterThan(100);
    expect(requests).toBeLessThanOrEqual(150);
  });

  it('keeps it so when every other request is throttled, and most reads succeed', async () => {
    const { requests, failures } = await hundredReads((place) => place % 2 === 1);
    expect(requests).toBeLessThanOrEqual(150);
    expect(failures).toBeLessThan(50);
  });

  it('retries a lone failure', async () => {
    const { requests, failures } = await hundredReads((place) => place % 10 === 0);
    expect(failures).toBe(0);
    expect(requests).toBe(111);
  });
});
