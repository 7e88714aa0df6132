import { describe, expect, it } from 'vitest';
import { stagePriority } from '../../../functions/core/memory/stage-priority.ts';

describe('stagePriority', () => {
  it.each([
    ['validation', 0.9],
    ['error', 0.8],
    ['transformation', 0.7],
    ['ingestion', 0.5],
    ['storage', 0.3],
    ['unknown', 0.2],
    ['monitoring', 0.2],
    ['constructor', 0.2],
    ['', 0.2],
  ])('weighs %j as %d', (stage, priority) => {
    expect(stagePriority(stage)).toBe(priority);
  });
});
