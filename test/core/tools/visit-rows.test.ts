import { describe, expect, it } from 'vitest';
import type { DataRecord } from '../../../functions/core/tools/record-source.ts';
import { visitRows } from '../../../functions/core/tools/visit-rows.ts';

const LIVE = { aborted: false };
const BLAME = { param: 'expectations', reason: 'a pattern is slow' };

/** Rows of a file that has so many bytes to each. */
function openedOf(count: number, rowBytes: number) {
  let read = 0;
  const each = async function* (): AsyncGenerator<DataRecord> {
    for (let row = 0; row < count; row++) {
      read += rowBytes;
      yield await Promise.resolve({ row });
    }
  };
  return { rows: each(), textual: false, bytesRead: () => read };
}

/** Visits them, and tells how many were visited in one go; a visit of the row `slow` never ends in time. */
async function visit(opened: ReturnType<typeof openedOf>, slow = -1, signal = LIVE) {
  const visited: number[] = [];
  const goes: number[] = [];
  const endsInTime = (work: () => void, timeoutMs: number) => {
    expect(timeoutMs).toBe(2000);
    const before = visited.length;
    try {
      work();
    } catch {
      return false;
    }
    goes.push(visited.length - before);
    return true;
  };
  const rows = await visitRows(opened, signal, endsInTime, {
    visit: (record, row) => {
      expect(record).toEqual({ row });
      if (row === slow) throw new Error('stopped');
      visited.push(row);
    },
    blame: BLAME,
  });
  return { rows, visited, goes };
}

describe('visitRows', () => {
  it('visits every row once, in order, 200 in one go', async () => {
    const { rows, visited, goes } = await visit(openedOf(450, 10));
    expect(rows).toBe(450);
    expect(visited).toEqual(Array.from({ length: 450 }, (_, row) => row));
    expect(goes).toEqual([200, 200, 50]);
  });

  it('visits about a megabyte in one go where rows are large', async () => {
    expect((await visit(openedOf(7, 400_000))).goes).toEqual([3, 3, 1]);
    expect((await visit(openedOf(4, 500_000))).goes).toEqual([2, 2, 0]);
  });

  it('visits nothing where there is nothing', async () => {
    expect(await visit(openedOf(0, 1))).toMatchObject({ rows: 0, visited: [] });
  });

  it('blames the param for a row that takes too long, and says which', async () => {
    const detail = 'takes over 2 seconds at row 203; a pattern is slow';
    await expect(visit(openedOf(450, 10), 203)).rejects.toMatchObject({
      code: 'invalid_params',
      message: `expectations: ${detail}.`,
      errors: [{ pointer: '#/expectations', detail }],
    });
  });

  it('stops when the time of the call is over', async () => {
    await expect(visit(openedOf(3, 1), -1, { aborted: true })).rejects.toMatchObject({
      code: 'unavailable',
    });
  });
});
