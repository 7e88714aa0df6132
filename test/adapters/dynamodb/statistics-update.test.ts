import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToolCalls, hourUpdate } from '../../../functions/adapters/dynamodb/statistics-update.ts';
import type { ToolRecord } from '../../../functions/core/stats/statistics-store.ts';

/** Most bytes of an expression that DynamoDB takes. */
const MOST_BYTES = 4096;
const MARK = { attribute: '~abc', number: 1234 };
const FACTS = { expiresAt: 1_800_000_000, activeIn: '2026-11-24T05#3' };

const records: fc.Arbitrary<ToolRecord[]> = fc.array(
  fc.record({
    tool: fc.string({ minLength: 1, maxLength: 120 }),
    isHit: fc.boolean(),
    isError: fc.boolean(),
    durationMs: fc.double({ min: 0, max: 600_000, noNaN: true }),
    dataVolumeGb: fc.double({ min: 0, max: 1000, noNaN: true }),
  }),
  { minLength: 1, maxLength: 100 },
);

function bytesOf(calls: readonly ToolRecord[], kept: ReadonlyMap<number, number>): number {
  const carried = { readUnits: 12.5, writeUnits: 7, kept: { answers: new Map(), results: kept } };
  const { UpdateExpression } = hourUpdate(FACTS, MARK, carried, (update) => addToolCalls(update, calls));
  return Buffer.byteLength(UpdateExpression);
}

describe('the write of a batch', () => {
  it('fits into one expression, whatever its calls were', () => {
    fc.assert(
      fc.property(records, (calls) => {
        // A call is a hit, or failed, or gave a volume.
        const possible = calls.map((call) => ({
          ...call,
          isError: call.isError && !call.isHit,
          dataVolumeGb: call.isError || call.isHit ? 0 : call.dataVolumeGb,
        }));
        expect(bytesOf(possible, new Map())).toBeLessThanOrEqual(MOST_BYTES);
      }),
    );
  });

  it('fits for 100 tools that each ran once, for another time, with a volume, to be kept for another', () => {
    const calls = Array.from({ length: 100 }, (_, index) => ({
      tool: `lambda:${index}`,
      isHit: false,
      isError: false,
      durationMs: 1.1 ** index,
      dataVolumeGb: index + 0.123,
    }));
    const kept = new Map(Array.from({ length: 100 }, (_, index) => [1_800_000_000 + index, 1]));
    expect(bytesOf(calls, kept)).toBeLessThanOrEqual(MOST_BYTES);
  });
});
