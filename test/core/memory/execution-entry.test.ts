import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newEntrySchema } from '../../../functions/core/memory/entry.ts';
import {
  type Execution,
  executionEntry,
  executionSchema,
} from '../../../functions/core/memory/execution-entry.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const EXECUTION: Execution = {
  executionArn: 'arn:aws:states:eu-west-1:111122223333:execution:nightly:run-41',
  stateMachineArn: 'arn:aws:states:eu-west-1:111122223333:stateMachine:nightly',
  name: 'run-41',
  status: 'SUCCEEDED',
  startDate: Date.UTC(2026, 10, 23, 3, 0, 0),
  stopDate: Date.UTC(2026, 10, 23, 3, 0, 12, 500),
  input: '{"dataset":"orders","day":"2026-11-22"}',
  output: '{"rows":120,"dataVolumeGb":0.25}',
};

describe('executionEntry', () => {
  it('says what ran over which dataset, how it ended and how long it took', () => {
    expect(executionEntry(EXECUTION, sha256)).toMatchObject({
      content: 'Execution run-41 of nightly of orders succeeded after 12.5 s.',
      stage: 'execution',
      dataset: 'orders',
      dataVolumeGb: 0.25,
      timestamp: '2026-11-23T03:00:12.500Z',
      source: EXECUTION.executionArn,
    });
  });

  it('makes an error of one that failed, with its reason', () => {
    const failed = { ...EXECUTION, status: 'FAILED', error: 'not_null', cause: '3 rows' } as const;
    expect(executionEntry({ ...failed, stopDate: failed.startDate + 75_000 }, sha256)).toMatchObject({
      content: 'Execution run-41 of nightly of orders failed after 1 min 15 s: not_null: 3 rows',
      stage: 'error',
      importance: 0.9,
    });
  });

  it.each([
    ['TIMED_OUT', 'timed out', 0.9],
    ['ABORTED', 'was stopped', 0.7],
  ] as const)('tells %s from other failures', (status, verb, importance) => {
    const entry = executionEntry({ ...EXECUTION, status, stopDate: EXECUTION.startDate + 7_260_000 }, sha256);
    expect(entry).toMatchObject({ stage: 'error', importance });
    expect(entry.content).toContain(`${verb} after 2 h 1 min`);
  });

  it.each([
    [-5, '0 s'],
    [59_999, '59.999 s'],
    [60_000, '1 min 0 s'],
    [119_600, '2 min 0 s'],
    [3_599_400, '59 min 59 s'],
    [3_599_600, '1 h 0 min'],
    [7_199_999, '2 h 0 min'],
  ])('says of %d ms that it took %s', (tookMs, told) => {
    const entry = executionEntry({ ...EXECUTION, stopDate: EXECUTION.startDate + tookMs }, sha256);
    expect(entry.content).toBe(`Execution run-41 of nightly of orders succeeded after ${told}.`);
  });

  it.each([
    [{ error: 'not_null', cause: null }, ': not_null'],
    [{ error: '', cause: '3 rows' }, ': 3 rows'],
    [{ error: null, cause: '' }, '.'],
  ])('gives of the reasons %j those that there are', (reasons, end) => {
    const entry = executionEntry({ ...EXECUTION, ...reasons, input: null, output: '{}' }, sha256);
    expect(entry.content).toBe(`Execution run-41 of nightly succeeded after 12.5 s${end}`);
    expect(Object.keys(entry)).not.toContain('dataVolumeGb');
    expect(entry.entryId).toMatch(/^execution-[0-9a-f]{32}$/);
  });

  it('has one id for one end, and another after a redrive', () => {
    const idOf = (change: Partial<Execution>) => executionEntry({ ...EXECUTION, ...change }, sha256).entryId;
    expect(idOf({})).toBe(idOf({ redriveCount: 0 }));
    const ids = [
      idOf({}),
      idOf({ redriveCount: 1 }),
      idOf({ status: 'FAILED' }),
      idOf({ executionArn: 'b' }),
    ];
    expect(new Set(ids).size).toBe(4);
  });

  it.each([null, '', 'not json', '[]', '5', '{"dataset":5}', '{"dataset":"a\\u0000"}'])(
    'has no dataset where the input is %j',
    (input) => {
      expect(executionEntry({ ...EXECUTION, input }, sha256)).not.toHaveProperty('dataset');
    },
  );

  it('is an entry that memory takes, whatever the execution says', () => {
    const text = fc.option(fc.string({ unit: 'binary', maxLength: 3000 }), { nil: null });
    const dates = { startDate: fc.nat(), stopDate: fc.nat() };
    fc.assert(
      fc.property(fc.record({ input: text, output: text, error: text, cause: text, ...dates }), (given) => {
        const execution = executionSchema().parse({ ...EXECUTION, ...given });
        expect(newEntrySchema().safeParse(executionEntry(execution, sha256)).success).toBe(true);
      }),
    );
  });
});
