import { expect, it } from 'vitest';
import { partitionedKey } from '../../../../functions/core/tools/aws/partitioned-key.ts';

it('partitionedKey names the UTC day', () => {
  const key = partitionedKey('orders', Date.parse('2026-03-01T00:30:00+02:00'), 'id', 'csv');
  expect(key).toBe('orders/year=2026/month=02/day=28/id.csv.gz');
});
