import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTables } from '../../local/create-tables.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { readTemplate } from '../../local/read-template.ts';
import { toClient } from './support/client.ts';
import { TEMPLATE } from './support/template.ts';

describe('createTables', () => {
  let dynamodb: EmbeddedDynamodb;
  const [template] = readTemplate(TEMPLATE, '/', 'us-east-1').tables;
  if (template === undefined) throw new Error('no table');

  beforeAll(async () => {
    dynamodb = await startEmbeddedDynamodb(undefined);
  });

  afterAll(() => dynamodb.close());

  it('makes a table with its indexes, ready for use', async () => {
    const client = toClient(dynamodb.url);
    await createTables(client, [template], { timeToLive: false });
    const { Table } = await client.send(new DescribeTableCommand({ TableName: template.TableName }));
    expect(Table).toMatchObject({
      TableStatus: 'ACTIVE',
      KeySchema: template.KeySchema,
      LocalSecondaryIndexes: [{ IndexName: 'byTime' }],
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    });
  });

  it('leaves a table alone that is there, also when two start at once', async () => {
    const client = toClient(dynamodb.url);
    const table = { ...template, TableName: 'Twice' };
    await Promise.all([1, 2, 3].map(() => createTables(client, [table], { timeToLive: false })));
    await createTables(client, [table], { timeToLive: false });
  });

  it('does not mind a server without TTL', async () => {
    await createTables(toClient(dynamodb.url), [{ ...template, TableName: 'Lasting' }], { timeToLive: true });
  });

  it('refuses a table with other indexes', async () => {
    const client = toClient(dynamodb.url);
    const { LocalSecondaryIndexes: _, ...plain } = template;
    const AttributeDefinitions = plain.AttributeDefinitions.filter((it) => it.AttributeName !== 'byTime');
    await createTables(client, [{ ...plain, AttributeDefinitions, TableName: 'Old' }], { timeToLive: false });
    await expect(
      createTables(client, [{ ...template, TableName: 'Old' }], { timeToLive: false }),
    ).rejects.toThrow('The table Old has other keys or indexes than this version needs.');
  });
});
