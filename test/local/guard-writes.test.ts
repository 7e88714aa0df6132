import { describe, expect, it } from 'vitest';
import { guardWrites, type StoreWrites } from '../../local/guard-writes.ts';

/** A store whose writes succeed while there is room; it notes what reached it. */
function makeDisk() {
  const written: string[] = [];
  const disk = { isFull: false, written };
  const write = async (name: string) => {
    await Promise.resolve();
    if (disk.isFull) throw new Error(`${name}: no space left`);
    written.push(name);
  };
  const store: StoreWrites = {
    _put: (key) => write(`put ${String(key)}`),
    _del: (key) => write(`del ${String(key)}`),
    _batch: (operations) => write(`batch ${String(operations)}`),
  };
  const failures: unknown[] = [];
  guardWrites(store, (error) => failures.push(error));
  return { disk, store, failures };
}

const WRITES: readonly [string, (store: StoreWrites) => Promise<void>][] = [
  ['_put', (store) => store._put('a', 1, {})],
  ['_del', (store) => store._del('a', {})],
  ['_batch', (store) => store._batch(['a'], {})],
];

describe('guardWrites', () => {
  it('lets writes through while none has failed', async () => {
    const { disk, store, failures } = makeDisk();
    for (const [, write] of WRITES) await write(store);
    expect(disk.written).toEqual(['put a', 'del a', 'batch a']);
    expect(failures).toEqual([]);
  });

  it.each(WRITES)(
    'refuses every write after a failed %s, also once there is room again',
    async (_, write) => {
      const { disk, store, failures } = makeDisk();
      disk.isFull = true;
      await expect(write(store)).rejects.toMatchObject({ statusCode: 500 });
      disk.isFull = false;
      for (const [, later] of WRITES) await expect(later(store)).rejects.toMatchObject({ statusCode: 500 });
      expect(disk.written).toEqual([]);
      expect(failures).toHaveLength(1);
    },
  );

  it('lets none of the writes through that began before the failure and would end after it', async () => {
    const { disk, store, failures } = makeDisk();
    disk.isFull = true;
    const both = await Promise.allSettled([store._put('a', 1, {}), store._put('b', 1, {})]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(failures).toHaveLength(1);
  });
});
