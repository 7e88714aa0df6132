import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { MAX_WIDTH } from '../../../scripts/demo/text-layout.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Nothing listens on port 1, so that the demo starts a Millrace of its own. */
const run = (environment: Readonly<Record<string, string>> = {}) =>
  promisify(execFile)(process.execPath, ['scripts/demo/main.ts'], {
    cwd: root,
    env: { ...process.env, MILLRACE_URL: '', PORT: '1', ...environment },
  });

describe('the demo', () => {
  it('runs from the tables to the statistics, with a Millrace that it starts', {
    timeout: 120_000,
  }, async () => {
    const { stdout, stderr } = await run();
    expect(stderr).toBe('');
    expect(stdout).toContain('movies.json: 3,201 rows, 16 columns');
    expect(stdout.match(/profile_dataset +cached: true/g)).toHaveLength(3);
    expect(stdout.match(/1\. source: model/g)).toHaveLength(5);
    expect(stdout.match(/2\. source: exact/g)).toHaveLength(5);
    expect(stdout).toMatch(/21 calls, 6 from the cache/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(MAX_WIDTH);
  });

  it('says in one line that the named Millrace does not answer', { timeout: 30_000 }, async () => {
    await expect(run({ MILLRACE_URL: 'http://127.0.0.1:1' })).rejects.toMatchObject({
      code: 1,
      stderr: 'The demo failed: MILLRACE_URL=http://127.0.0.1:1 does not answer GET /health.\n',
    });
  });
});
