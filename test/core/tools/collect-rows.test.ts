import { describe, expect, it } from 'vitest';
import { collectPlainRows, MAX_COLLECTED_BYTES } from '../../../functions/core/tools/collect-rows.ts';
import type { DataRecord, OpenRecordsPort } from '../../../functions/core/tools/record-source.ts';

const LIVE = { aborted: false };

/** Opens rows, whatever is asked for, and writes down what that was. */
function opening(rows: Iterable<DataRecord>) {
  const asked: unknown[] = [];
  const open: OpenRecordsPort = async (input) => {
    asked.push(input);
    const each = async function* () {
      yield* rows;
    };
    return await Promise.resolve({ rows: each(), textual: false, bytesRead: () => 0 });
  };
  return { asked, open };
}

describe('collectPlainRows', () => {
  it('gives all rows of the source, in their order', async () => {
    const { asked, open } = opening([{ a: 1 }, { a: 2 }]);
    expect(await collectPlainRows(open, 'orders.csv', LIVE)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(asked).toEqual([{ source: 'orders.csv' }]);
  });

  it('takes as much as fits into a function, and refuses the row after that', async () => {
    let taken = 0;
    const rows = function* () {
      // With their braces and names: 8 bytes less than all, 8 and 8.
      for (const size of [MAX_COLLECTED_BYTES - 16, 0, 0]) {
        taken++;
        yield { a: '€'.repeat(size / 3) };
      }
    };
    await expect(collectPlainRows(opening(rows()).open, 'a', LIVE)).rejects.toMatchObject({
      code: 'invalid_params',
      message: 'source: must give at most 64 MB of rows to one file.',
      errors: [{ pointer: '#/source', detail: 'must give at most 64 MB of rows to one file' }],
    });
    expect(taken).toBe(3);
  });

  it('stops when the time of the call is over', async () => {
    await expect(collectPlainRows(opening([{ a: 1 }]).open, 'a', { aborted: true })).rejects.toMatchObject({
      code: 'unavailable',
    });
  });
});
