import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SETTING_NAMES } from '../../lib/settings.ts';

const guide = readFileSync(new URL('../../docs/guide/deployment.md', import.meta.url), 'utf8');

/** First cells of the table of settings. */
const documented = guide
  .slice(guide.indexOf('## Settings'), guide.indexOf('## What it costs'))
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name));

describe('the table of settings in the guide', () => {
  it('has every setting once, and nothing that is none', () => {
    expect(new Set(documented)).toEqual(new Set(SETTING_NAMES));
    expect(documented).toHaveLength(SETTING_NAMES.length);
  });
});
