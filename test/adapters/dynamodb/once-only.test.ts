import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { itemKey } from '../../../functions/adapters/dynamodb/keys.ts';
import { makeSendOnce, markInto, type WriteMark } from '../../../functions/adapters/dynamodb/once-only.ts';
import { makeUpdate } from '../../../functions/adapters/dynamodb/update-expression.ts';
import { useDynamodb } from '../../support/dynamodb.ts';

const dynamodb = useDynamodb();

function increment(sk: string) {
  return (mark: WriteMark) => {
    const update = makeUpdate();
    update.add('count', 1);
    markInto(update, mark);
    return new UpdateCommand({
      TableName: dynamodb.statisticsTable,
      Key: itemKey('once', sk),
      ...update.build(),
    });
  };
}

async function countIn(sk: string): Promise<unknown> {
  const read = new GetCommand({
    TableName: dynamodb.statisticsTable,
    Key: itemKey('once', sk),
    ConsistentRead: true,
  });
  return (await dynamodb.connect().send(read)).Item?.['count'];
}

describe('a marked write', () => {
  it('is carried out on an item that was there before there were marks', async () => {
    const Item = { ...itemKey('once', 'old'), count: 41 };
    await dynamodb.connect().send(new PutCommand({ TableName: dynamodb.statisticsTable, Item }));
    await makeSendOnce(dynamodb.connect())(increment('old'));
    expect(await countIn('old')).toBe(42);
  });

  it('is refused when it arrives again, also after the next one', async () => {
    const marks: WriteMark[] = [];
    const sendOnce = makeSendOnce(dynamodb.connect());
    const command = (mark: WriteMark) => {
      marks.push(mark);
      return increment('late')(mark);
    };
    await sendOnce(command);
    await sendOnce(command);
    for (const mark of marks)
      await expect(dynamodb.connect().send(increment('late')(mark))).rejects.toThrow('conditional');
    expect(await countIn('late')).toBe(2);
  });

  it('is carried out although another instance drew the same attribute and is ahead', async () => {
    const names = ['~a', '~a', '~b'];
    const draw = () => names.shift() ?? '~c';
    const [first, second] = [makeSendOnce(dynamodb.connect(), draw), makeSendOnce(dynamodb.connect(), draw)];
    for (let n = 0; n < 3; n++) await first(increment('shared'));
    for (let n = 0; n < 3; n++) await second(increment('shared'));
    expect(await countIn('shared')).toBe(6);
    expect(names).toEqual([]);
  });

  it('is marked by itself where several are under way at once', async () => {
    const sendOnce = makeSendOnce(dynamodb.connect());
    await Promise.all(Array.from({ length: 5 }, () => sendOnce(increment('many'))));
    expect(await countIn('many')).toBe(5);
  });
});
