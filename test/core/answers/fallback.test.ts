import { describe, expect, it } from 'vitest';
import { fallbackFor } from '../../../functions/core/answers/fallback.ts';

describe('fallbackFor', () => {
  it.each(['Why did the pipeline fail?', 'ETL!', 'which transforms ran', 'pipelines', 'transforming rows'])(
    'speaks of the pipeline for %j',
    (message) => {
      expect(fallbackFor(message)).toMatch(/^I am still working on this pipeline question;/);
    },
  );

  it.each(['how to optimize this', 'Performance?', 'does it scale', 'scaling out', 'optimized layout'])(
    'speaks of performance for %j',
    (message) => {
      expect(fallbackFor(message)).toMatch(/^I am still working on this performance question;/);
    },
  );

  it.each(['how many rows', '', 'escalate', 'platform'])('is general for %j', (message) => {
    expect(fallbackFor(message)).toBe(
      'I am still working on this question; ask again in a moment for the full answer.',
    );
  });

  it('says when the full answer will be there', () => {
    expect(fallbackFor('why did the pipeline fail?', 'model_failed')).toBe(
      'I am still working on this pipeline question; check the latest validation and error entries meanwhile, ' +
        'and ask again in a moment for the full answer.',
    );
    expect(fallbackFor('does it scale?')).toBe(
      'I am still working on this performance question; partitioning, data volume and skew are the usual first ' +
        'things to check, and the full answer will be there in a moment.',
    );
  });

  it.each([
    ['why did the pipeline fail?', 'check the latest validation and error entries meanwhile.'],
    ['does it scale?', 'partitioning, data volume and skew are the usual first things to check.'],
    ['how many rows?', 'the stored answers and the memory can still be read.'],
  ])('promises nothing for %j where the model refuses to answer', (message, advice) => {
    expect(fallbackFor(message, 'model_refused')).toBe(
      `The model that should answer this question refuses to as it is set up; ${advice}`,
    );
  });

  it('takes the pipeline before performance', () => {
    expect(fallbackFor('optimize the performance of my pipeline')).toMatch(/this pipeline question/);
  });
});
