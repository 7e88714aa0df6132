import { describe, expect, it } from 'vitest';
import {
  datasetSchema,
  entryIdSchema,
  newEntrySchema,
  toPublicEntry,
} from '../../../functions/core/memory/entry.ts';
import { makeEntry } from '../support/entries.ts';

describe('newEntrySchema', () => {
  it.each([
    { content: 'a' },
    { content: '😀'.repeat(16_384) },
    { content: 'a', importance: 0 },
    { content: 'a', importance: 1, stage: 'data-quality_2', dataVolumeGb: 0, pinned: true },
    { content: 'a', timestamp: '2026-07-01T12:00:00Z' },
    { content: 'a', timestamp: '2026-07-01T14:00:00.123+02:00' },
    { content: 'a', source: 'arn:aws:states:eu-west-1:1:execution:m:e', dataset: 'Größe der Tabelle' },
    { content: 'a', entryId: 'run-7:step.2_b' },
  ])('takes %j', (entry) => {
    expect(newEntrySchema().safeParse(entry).success).toBe(true);
  });

  it.each([
    {},
    { content: '' },
    { content: '😀'.repeat(16_385) },
    { content: `${'é'.repeat(32_768)}a` },
    { content: 'a', importance: -0.01 },
    { content: 'a', importance: 1.01 },
    { content: 'a', stage: 'Error' },
    { content: 'a', stage: 'two words' },
    { content: 'a', dataVolumeGb: -1 },
    { content: 'a', timestamp: '2026-07-01' },
    { content: 'a', timestamp: '2026-07-01T12:00:00' },
    { content: 'a', timestamp: 1_782_907_200 },
    { content: 'a', entryId: 'a/b' },
    { content: 'a', dataset: '' },
    { content: 'a', sizeBytes: 1 },
  ])('refuses %j', (entry) => {
    expect(newEntrySchema().safeParse(entry).success).toBe(false);
  });
});

describe('datasetSchema', () => {
  it.each(['orders', 'Sales 2026/Q1', 'x'.repeat(128), '😀'.repeat(128)])('takes %j', (name) => {
    expect(datasetSchema().safeParse(name).success).toBe(true);
  });

  it.each(['', 'a\nb', 'a\u0000', 'x'.repeat(129)])('refuses %j', (name) => {
    expect(datasetSchema().safeParse(name).success).toBe(false);
  });
});

describe('entryIdSchema', () => {
  it.each(['', 'a b', 'é', 'x'.repeat(129)])('refuses %j', (entryId) => {
    expect(entryIdSchema().safeParse(entryId).success).toBe(false);
  });
});

describe('toPublicEntry', () => {
  it('shows an ISO time and no inner figures', () => {
    expect(toPublicEntry(makeEntry({ content: 'größer', dataset: 'orders', source: 'job' }))).toEqual({
      entryId: 'e-1',
      content: 'größer',
      timestamp: '2026-07-01T12:00:00.000Z',
      importance: 0.6,
      stage: 'unknown',
      dataVolumeGb: 0,
      sizeBytes: 8,
      dataset: 'orders',
      source: 'job',
      pinned: false,
    });
  });

  it('leaves out dataset and source where there are none', () => {
    expect(Object.keys(toPublicEntry(makeEntry()))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/dataset|source/)]),
    );
  });
});
