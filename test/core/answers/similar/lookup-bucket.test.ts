import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { makeQuestionIndex } from '../../../../functions/core/answers/question-index.ts';
import { judgePair } from '../../../../functions/core/answers/similar/judge-pair.ts';
import { lookupBucket } from '../../../../functions/core/answers/similar/lookup-bucket.ts';
import { toSignature } from '../../../../functions/core/answers/similar/question-signature.ts';
import { makeStored } from '../../support/asking.ts';
import written from './pairs/written-dev.json' with { type: 'json' };
import held from './pairs/written-held.json' with { type: 'json' };

const pairs = z
  .array(z.object({ asked: z.string(), cached: z.string() }))
  .parse([...written, ...held])
  .map(({ asked, cached }) => ({ asked: toSignature(asked), cached: toSignature(cached) }));

/** The word with two neighbouring letters changed places. */
function misspell(message: string, at: number): string {
  return message.slice(0, at) + message[at + 1] + message[at] + message.slice(at + 2);
}

describe('lookupBucket', () => {
  it('is the number of terms besides pronouns and, in one order, what no slip changes', () => {
    expect(lookupBucket(toSignature('Does it read fct_orders or all rows in Hive?'))).toBe(
      '[6,"fct_orders","hive"]',
    );
    expect(lookupBucket(toSignature('In Hive, is fct_orders stale?'))).toBe('[3,"fct_orders","hive"]');
  });

  it('is the same for both questions of every pair that is accepted', () => {
    const accepted = pairs.filter(({ asked, cached }) => judgePair(asked, cached, 0.65).accepted);
    expect(accepted.length).toBeGreaterThan(20);
    for (const { asked, cached } of accepted) expect(lookupBucket(asked)).toBe(lookupBucket(cached));
  });

  it('is the same for a question and what a slip of the keyboard makes of it, where that is accepted', () => {
    let accepted = 0;
    for (const { cached } of pairs.slice(0, 60))
      for (let at = 0; at + 1 < cached.message.length; at += 3) {
        const asked = toSignature(misspell(cached.message, at));
        if (!judgePair(asked, cached, 0.65).accepted) continue;
        accepted++;
        expect(lookupBucket(asked)).toBe(lookupBucket(cached));
      }
    expect(accepted).toBeGreaterThan(20);
  });
});

describe('an index of all the written questions', () => {
  it('accepts for each what a comparison with all accepts, and compares with few', () => {
    const index = makeQuestionIndex();
    for (const [position, { cached }] of pairs.entries())
      index.put(makeStored(cached.message, { answeredAtMs: position }));
    let examined = 0;
    for (const { asked } of pairs) {
      const found = index.examine(asked, 0.65);
      const acceptedOf = (candidates: typeof found) =>
        candidates.filter(({ judgement }) => judgement.accepted).map(({ question }) => question.answerId);
      examined += found.length;
      expect(acceptedOf(found)).toEqual(acceptedOf(index.compareAll(asked, 0.65)));
    }
    expect(examined / pairs.length).toBeLessThan(pairs.length / 10);
  });
});
