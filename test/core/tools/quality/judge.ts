import { sha256 } from '../../../../functions/adapters/node/sha256.ts';
import { compilePattern } from '../../../../functions/adapters/re2/compile-pattern.ts';
import type { CheckContext } from '../../../../functions/core/tools/quality/expectation.ts';
import { expectationSchema, makeExpectation } from '../../../../functions/core/tools/quality/expectations.ts';
import type { DataRecord } from '../../../../functions/core/tools/record-source.ts';

export const NOW_MS = Date.parse('2016-01-01T00:00:00Z');

/** What an expectation, as a request has it, says of the records. */
export function judge(params: unknown, records: readonly DataRecord[], context: Partial<CheckContext> = {}) {
  const whole = { textual: false, sampleLimit: 5, nowMs: NOW_MS, ...context };
  const expectation = makeExpectation(expectationSchema.parse(params), whole, { sha256, compilePattern });
  for (const [row, record] of records.entries()) expectation.add(record, row);
  return expectation.finish(records.length);
}

/** The values of the column `a` that fail, each as a reply shows it. */
export function failing(params: object, values: readonly unknown[], context: Partial<CheckContext> = {}) {
  const records = values.map((a) => ({ a }));
  const { samples } = judge({ column: 'a', ...params }, records, { sampleLimit: values.length, ...context });
  return samples.map((sample) => sample.values['a']);
}
