import { describe, expect, it } from 'vitest';
import { judgePair } from '../../../../functions/core/answers/similar/judge-pair.ts';
import { toSignature } from '../../../../functions/core/answers/similar/question-signature.ts';

const judge = (asked: string, cached: string, threshold = 0.65) =>
  judgePair(toSignature(asked), toSignature(cached), threshold);

describe('judgePair', () => {
  it('accepts what means the same far below the threshold', () => {
    const judgement = judge('Hi, would you tell me who is on call, please?', 'Who is on call?');
    expect(judgement.similarity).toBeLessThan(0.65);
    expect(judgement.accepted).toBe(true);
  });

  it('refuses what the score alone would serve, and says why', () => {
    const judgement = judge('Which pipeline wrote 5 partitions?', 'Which pipeline wrote 50 partitions?');
    expect(judgement.similarity).toBeGreaterThan(0.65);
    expect(judgement).toMatchObject({ accepted: false, reason: 'numbers_differ' });
  });

  it('says why a near miss below the threshold is refused', () => {
    expect(judge('Who owns fct_orders?', 'Who owns fct_refunds?')).toMatchObject({
      accepted: false,
      reason: 'below_threshold',
    });
    expect(judge('Who owns table fct_orders today?', 'Who owns table fct_refunds today?').reason).toBe(
      'identifiers_differ',
    );
  });

  it('calls a question about something else no candidate', () => {
    expect(judge('Why is the sky blue?', 'How do I drop a table?').reason).toBe('below_threshold');
  });

  it('accepts nothing at a threshold of 1', () => {
    expect(judge('Who is on call?', 'Who is on call?', 1).accepted).toBe(false);
  });

  it('calls a question with mostly other words a candidate if the score is above the threshold', () => {
    const [asked, cached] = ['Who owns fct_orders?', 'Who owns fct_refunds?'];
    const { similarity, reason } = judge(asked, cached);
    expect(reason).toBe('below_threshold');
    expect(judge(asked, cached, similarity).reason).toBe('below_threshold');
    expect(judge(asked, cached, similarity - 0.01).reason).toBe('identifiers_differ');
  });

  it.each([
    ['fewer than half in both', 'pelican heron ibis stork', 'pelican heron ibis', 'unshared_words'],
    [
      'half in the longer one',
      'pelican heron ibis',
      'pelican heron ibis stork egret crane',
      'below_threshold',
    ],
    [
      'over half in the shorter one',
      'pelican stork egret',
      'pelican heron ibis swan coot teal',
      'below_threshold',
    ],
    [
      'fewer than half in the longer one',
      'pelican egret crane',
      'pelican heron teal swan rail',
      'below_threshold',
    ],
    ['two of three, but of five', 'swan egret crane', 'swan egret teal rail coot', 'below_threshold'],
    ['two of five', 'swan heron teal', 'swan heron teal rail coot', 'unshared_words'],
  ])('takes a pair for a near miss by how many words have no counterpart: %s', (_, asked, cached, reason) => {
    expect(judge(asked, cached).reason).toBe(reason);
    expect(judge(cached, asked).reason).toBe(reason);
  });
});
