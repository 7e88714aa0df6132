import { describe, expect, it } from 'vitest';
import type { Answered } from '../../../functions/core/answers/ask.ts';
import { toReply } from '../../../functions/core/answers/message-reply.ts';
import { recordReply } from '../../../functions/core/answers/record-reply.ts';
import { DEFAULT_SETTINGS } from '../../../functions/core/settings/settings.ts';
import type { ResponseRecord } from '../../../functions/core/stats/statistics-store.ts';
import { makeStored, SCOPE } from '../support/asking.ts';
import { makeObserved } from '../support/observed.ts';

/** What is counted of a reply to a message whose target is a second. */
async function recordOf(answered: Answered, durationMs = 0, message = 'why?') {
  const observer = makeObserved();
  const records: ResponseRecord[] = [];
  const ask = {
    ...{ scope: SCOPE, answerId: 'id', request: { message }, settings: DEFAULT_SETTINGS, targetMs: 1000 },
    ...{ elapsedMs: () => durationMs, lookup: undefined, observer },
  };
  const statistics = {
    recordResponse: async (_: unknown, __: unknown, record: ResponseRecord) => void records.push(record),
    recordLateAnswer: async () => {},
  };
  await recordReply({ statistics, clock: () => 0 }, ask, answered, toReply(answered, ask, 0));
  return { record: records[0], metrics: observer.metrics };
}

const { usage: _usage, ...UNCHARGED } = makeStored('why?');

describe('recordReply', () => {
  it.each([
    [999.9, true],
    [1000, true],
    [1000.1, false],
  ])('says of a reply after %d ms of 1,000 whether it kept the target', async (durationMs, isUnderTarget) => {
    const { record } = await recordOf({ source: 'fallback' }, durationMs);
    expect(record).toMatchObject({ durationMs, isUnderTarget });
  });

  it('counts for a hit the tokens that it saved, those of the answer apart', async () => {
    const { record, metrics } = await recordOf({ source: 'exact', answer: makeStored('why?') });
    expect(record).toMatchObject({
      ...{ inputTokens: 0, outputTokens: 0 },
      ...{ savedTokens: 10, savedOutputTokens: 3 },
    });
    expect(metrics).toEqual(['ResponseTime 0 source=exact', 'TargetTime 1000', 'CacheHit 1 source=exact']);
  });

  it('counts for a new answer what it cost, and nothing saved', async () => {
    const { record, metrics } = await recordOf({ source: 'model', answer: makeStored('why?') });
    expect(record).toMatchObject({ inputTokens: 7, outputTokens: 3, savedTokens: 0 });
    expect(record).not.toHaveProperty('savedOutputTokens');
    expect(metrics).toContain('ModelTokensIn 7');
    expect(metrics).toContain('ModelTokensOut 3');
  });

  it('counts no tokens where none are told', async () => {
    const { record, metrics } = await recordOf({ source: 'model', answer: UNCHARGED });
    expect(record).toMatchObject({ inputTokens: 0, outputTokens: 0 });
    expect(metrics.filter((metric) => metric.startsWith('ModelTokens'))).toEqual([]);
  });

  it('counts refusals, each under its reason', async () => {
    const refusals = ['numbers_differ', 'question_kind_differs', 'numbers_differ'] as const;
    const { record, metrics } = await recordOf({ source: 'fallback', refusals });
    expect(record).toMatchObject({ guardRejects: 3 });
    expect(metrics.filter((metric) => metric.startsWith('GuardReject'))).toEqual([
      'GuardReject 2 source=numbers_differ',
      'GuardReject 1 source=question_kind_differs',
    ]);
  });
});
