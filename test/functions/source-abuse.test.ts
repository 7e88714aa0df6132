import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ENV } from '../../functions/core/names.ts';
import { startServer } from '../support/local-server.ts';
import { startMillrace } from '../support/millrace.ts';

const MIB = 1024 * 1024;
/** Each part unpacks to 8 MB, all of them to a gigabyte; gzip lets them follow each other. */
const PARTS = 128;
const bomb = (part: string) => Buffer.concat(Array(PARTS).fill(gzipSync(part.repeat(MIB))));
const OBJECTS: Readonly<Record<string, Uint8Array>> = {
  '/lake/raw/a.csv': Buffer.from('n\n1\n2\n'),
  '/lake/raw/row.jsonl.gz': bomb('aaaaaaaa'),
  '/lake/raw/rows.csv.gz': bomb('1\n2\n3\n4\n'),
};

const elsewhere: string[] = [];
const elsewhereUrl = await startServer((request) => {
  elsewhere.push(request.path);
  return { body: 'n\n41\n' };
});
const asked: string[] = [];
const s3Url = await startServer((request) => {
  const object = request.path.split('?')[0] ?? '';
  asked.push(object);
  const found = OBJECTS[object];
  if (found !== undefined) return { body: found };
  const moved = `${elsewhereUrl}${request.path}`;
  return { status: 307, headers: { location: moved, 'content-type': 'application/xml' }, body: MOVED };
});
const MOVED = '<Error><Code>TemporaryRedirect</Code><Message>Elsewhere.</Message></Error>';

const folder = mkdtempSync(path.join(tmpdir(), 'millrace-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { send } = await startMillrace({
  [ENV.sourceBuckets]: 'lake/raw',
  [ENV.sourceFolder]: folder,
  AWS_ENDPOINT_URL_S3: s3Url,
});

const resultsSchema = z.looseObject({
  results: z.tuple([
    z.looseObject({ success: z.boolean(), error: z.optional(z.looseObject({ code: z.string() })) }),
  ]),
});

/** Result of the one call of a batch. */
async function call(tool: string, params: unknown, timeoutMs = 10_000) {
  const { status, json, text } = await send({
    line: 'POST /agents/source/tool-batches',
    json: { requests: [{ tool, params, timeoutMs }] },
  });
  expect(status, text).toBe(200);
  return resultsSchema.parse(json).results[0];
}

const OTHER_HOSTS = [
  'http://169.254.169.254/latest/meta-data/iam/security-credentials/',
  'HTTP://169.254.169.254/',
  'http://[::1]:3000/health',
  'http://[::ffff:169.254.169.254]/',
  'http://2852039166/latest/meta-data',
  'http://0xa9fea9fe/',
  'http://0251.0376.0251.0376/',
  'https://lake:raw@127.0.0.1/a.csv',
  '//127.0.0.1/a.csv',
  '\\\\127.0.0.1\\a.csv',
  'file:///etc/passwd',
  'FILE:/etc/passwd',
  'ftp://127.0.0.1/a.csv',
  'gopher://127.0.0.1:6379/_INFO',
  'data:text/csv,n%0A1',
  'jar:file:///a.jar!/a.csv',
  's3://169.254.169.254/latest/meta-data',
  's3://[::1]/a.csv',
  's3://127.0.0.1:3000/health',
  's3://user:pass@lake/raw/a.csv',
  's3://lake@127.0.0.1/raw/a.csv',
  's3://lake%2fraw/a.csv',
  's3://lake\u2215raw/a.csv',
  's3://lake/curated/a.csv',
  's3://lake/raw/../curated/a.csv',
  's3://other/raw/a.csv',
  's3:/lake/raw/a.csv',
  ' s3://lake/raw/a.csv',
  '/etc/passwd',
  '../../etc/passwd',
  'a/../../etc/passwd',
  '%2e%2e/%2e%2e/etc/passwd',
  '/proc/self/environ',
];

describe('a source', () => {
  it('is read where it is allowed', async () => {
    expect(await call('profile_dataset', { source: 's3://lake/raw/a.csv' })).toMatchObject({ success: true });
  });

  it.each(OTHER_HOSTS)('that is %s is refused, and nothing is asked for', async (source) => {
    const before = asked.length;
    expect(await call('profile_dataset', { source })).toMatchObject({
      success: false,
      error: { code: 'invalid_params' },
    });
    expect(asked.length).toBe(before);
    expect(elsewhere).toEqual([]);
  });

  it('that S3 says is elsewhere is not followed there', async () => {
    expect(await call('profile_dataset', { source: 's3://lake/raw/moved.csv' })).toMatchObject({
      success: false,
    });
    expect(asked).toContain('/lake/raw/moved.csv');
    expect(elsewhere).toEqual([]);
  });

  it.each([
    ['one endless row', 's3://lake/raw/row.jsonl.gz', 10_000, 'invalid_params'],
    ['rows without end', 's3://lake/raw/rows.csv.gz', 1000, 'timeout'],
  ])('that unpacks to a gigabyte of %s ends, and fills no memory', async (_, source, timeoutMs, code) => {
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 20);
    const result = await call('profile_dataset', { source }, timeoutMs);
    clearInterval(watch);
    expect(result).toMatchObject({ success: false, error: { code } });
    expect((most - before) / MIB).toBeLessThan(256);
  });
});

describe('a pattern of check_quality', () => {
  const check = (pattern: string) =>
    call('check_quality', {
      records: [{ text: `${'a'.repeat(50_000)}!` }],
      expectations: [{ type: 'matches', column: 'text', pattern }],
    });

  it.each(['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '^(.*a){20}$', '^(([a-z])+.)+[A-Z]$', '^(a*)*b$'])(
    'that backtracks without end elsewhere ends: %s',
    async (pattern) => {
      expect(await check(pattern)).toMatchObject({ success: true, result: { passed: false } });
    },
  );

  it.each(['(a)\\1', '(?=a)a', '(?<!b)a', '(', 'a{1001}', `${'(a'.repeat(2000)}${')'.repeat(2000)}`])(
    'that is none, or could not be bounded, is refused: %s',
    async (pattern) => {
      expect(await check(pattern)).toMatchObject({ success: false, error: { code: 'invalid_params' } });
    },
  );
});
