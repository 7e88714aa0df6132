import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LIMITS } from './limits.ts';

describe('what the emulator cannot do', () => {
  it('stands in the guide with its reason, as the run prints it', () => {
    const guide = readFileSync(new URL('../../docs/guide/deployment.md', import.meta.url), 'utf8');
    const listed = guide.split('\n').filter((line) => line.startsWith('- '));
    expect(listed).toEqual(LIMITS.map(({ what, why, instead }) => `- ${what}: ${why} (${instead})`));
  });
});
