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

  it('takes the pipeline before performance', () => {
    expect(fallbackFor('optimize the performance of my pipeline')).toMatch(/this pipeline question/);
  });
});
