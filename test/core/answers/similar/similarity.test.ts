import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSignature } from '../../../../functions/core/answers/similar/question-signature.ts';
import { similarity } from '../../../../functions/core/answers/similar/similarity.ts';

const of = (a: string, b: string) => similarity(toSignature(a), toSignature(b));
const question = fc.string({ unit: fc.constantFrom(...'aber tpipeline sort join ?,'), maxLength: 60 });

describe('similarity', () => {
  it('weighs shared keywords with 0.6 and shared words with 0.4', () => {
    // Keywords: pipeline | pipeline, batch -> 1/2. Words: why is the pipeline slow | why is the batch pipeline slow -> 5/6.
    expect(of('Why is the pipeline slow?', 'why is the batch pipeline slow')).toBeCloseTo(
      0.6 / 2 + (0.4 * 5) / 6,
    );
  });

  it('counts two empty sets of keywords as nothing shared', () => {
    expect(of('Who is on call?', 'who is on call')).toBeCloseTo(0.4);
  });

  it('sees a keyword through its inflection, and a word not', () => {
    expect(of('sort pipelines', 'sorted pipeline')).toBeCloseTo(0.6);
  });

  it('is 0 without a shared word', () => {
    expect(of('sort', 'join')).toBe(0);
    expect(of('', '')).toBe(0);
  });

  it('is between 0 and 1 and the same both ways round', () => {
    fc.assert(
      fc.property(question, question, (a, b) => {
        const score = of(a, b);
        expect(score).toBe(of(b, a));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });
});
