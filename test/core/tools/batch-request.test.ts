import { describe, expect, it } from 'vitest';
import { batchRequestSchema } from '../../../functions/core/tools/batch-request.ts';

const requests = (count: number) => Array.from({ length: count }, () => ({ tool: 'work' }));

describe('batchRequestSchema', () => {
  it.each([
    { requests: requests(1) },
    { requests: requests(100), concurrency: 64 },
    {
      requests: [{ id: 'a', tool: 'lambda:f', params: { any: [null] }, timeoutMs: 25_000, datasets: ['d'] }],
    },
  ])('takes a batch of %j', (batch) => {
    expect(batchRequestSchema().safeParse(batch).success).toBe(true);
  });

  it.each([
    { requests: [] },
    { requests: requests(101) },
    { requests: requests(1), concurrency: 0 },
    { requests: requests(1), concurrency: 65 },
    { requests: [{}] },
    { requests: [{ tool: '' }] },
    { requests: [{ tool: 'work', params: [] }] },
    { requests: [{ tool: 'work', timeoutMs: 0 }] },
    { requests: [{ tool: 'work', timeoutMs: 25_001 }] },
    { requests: [{ tool: 'work', retry: true }] },
  ])('refuses a batch of %j', (batch) => {
    expect(batchRequestSchema().safeParse(batch).success).toBe(false);
  });
});
