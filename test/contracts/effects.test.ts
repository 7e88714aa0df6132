import { randomBytes } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { makeEffectRecords } from '../../functions/adapters/dynamodb/effect-records.ts';
import { itemKey, partition } from '../../functions/adapters/dynamodb/keys.ts';
import { newScope, useDynamodb } from '../support/dynamodb.ts';
import { effectRecordsContract } from './effect-records.contract.ts';

const dynamodb = useDynamodb();

describe('effect records on DynamoDB', () => {
  effectRecordsContract((clock) => makeEffectRecords(dynamodb.connect(), dynamodb.cacheTable, clock));

  it('take an item that cannot be read for an effect that may have happened', async () => {
    const client = dynamodb.connect();
    const scope = newScope();
    const records = makeEffectRecords(client, dynamodb.cacheTable, Date.now);
    const item = { ...itemKey(partition(scope, 'effects'), 'a'), junk: true };
    await client.send(new PutCommand({ TableName: dynamodb.cacheTable, Item: item }));
    const untilMs = Date.now() + 1000;
    expect(await records.begin(scope, 'a', { owner: 'one', untilMs })).toEqual({ kind: 'unknown' });
  });

  it('say of a result that is too large that it is not known', async () => {
    const scope = newScope();
    const records = makeEffectRecords(dynamodb.connect(), dynamodb.cacheTable, Date.now);
    await records.begin(scope, 'a', { owner: 'one', untilMs: Date.now() + 1000 });
    const result = randomBytes(420 * 1024).toString('base64');
    expect(await records.finish(scope, 'a', 'one', { kind: 'done', result })).toBe(false);
    expect(await records.read(scope, 'a')).toEqual({ kind: 'unknown' });
  });
});
