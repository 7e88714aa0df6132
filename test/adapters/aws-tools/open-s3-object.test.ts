import { createServer, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOpenS3Object } from '../../../functions/adapters/aws-tools/open-s3-object.ts';
import { makeOpenRecords } from '../../../functions/adapters/records/open-records.ts';

/** What the store has, by path: bytes, or the name of the error that it answers with. */
const STORE: Readonly<Record<string, Uint8Array | { readonly error: string; readonly status: number }>> = {
  '/lake/raw/a.csv': Buffer.from('n\n1\n2\n'),
  '/lake/raw/a%20%C3%BC.jsonl.gz': gzipSync('{"n":1}\n'),
  '/lake/raw/empty.csv': Buffer.alloc(0),
  '/lake/raw/secret.csv': { error: 'AccessDenied', status: 403 },
  '/lake/raw/cold.csv': { error: 'InvalidObjectState', status: 403 },
  '/open/any/where.csv': Buffer.from('n\n3\n'),
};

const requests: string[] = [];
const server = createServer(({ url = '', headers }, response) => {
  const path = url.split('?')[0] ?? '';
  requests.push(path);
  const found = headers.authorization?.startsWith('AWS4-HMAC-SHA256') === true ? STORE[path] : undefined;
  if (found instanceof Uint8Array) response.end(found);
  else fail(response, found?.error ?? 'NoSuchKey', found?.status ?? 404);
});

function fail(response: ServerResponse, code: string, status: number): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<Error><Code>${code}</Code><Message>no</Message></Error>`);
}

let endpoint: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});

afterAll(() => void server.close());

async function read(source: string, allowed: readonly string[] = ['lake/raw', 'open']) {
  const s3 = makeOpenS3Object(allowed, {
    endpoint,
    forcePathStyle: true,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
  });
  const opened = await makeOpenRecords({ schemes: { s3 } })({ source });
  const rows: unknown[] = [];
  for await (const row of opened.rows) rows.push(row);
  return rows;
}

const refused = (detail: RegExp) =>
  expect.objectContaining({ code: 'invalid_params', message: expect.stringMatching(detail) });

describe('sources in S3', () => {
  it('are read within the allowed buckets and prefixes', async () => {
    expect(await read('s3://lake/raw/a.csv')).toEqual([{ n: '1' }, { n: '2' }]);
    expect(await read('s3://lake/raw/a ü.jsonl.gz')).toEqual([{ n: 1 }]);
    expect(await read('s3://lake/raw/empty.csv')).toEqual([]);
    expect(await read('s3://open/any/where.csv')).toEqual([{ n: '3' }]);
  });

  it.each([
    ['another bucket', 's3://other/raw/a.csv'],
    ['a bucket whose name starts alike', 's3://lake-2/raw/a.csv'],
    ['another prefix', 's3://lake/curated/a.csv'],
    ['a prefix that starts alike', 's3://lake/rawest/a.csv'],
    ['the prefix itself', 's3://lake/raw'],
    ['a way up', 's3://lake/raw/../curated/a.csv'],
    ['a way out of the bucket', 's3://lake/raw/../../other/a.csv'],
    ['a bucket in capitals', 's3://LAKE/raw/a.csv'],
    ['a host for a bucket', 's3://example.com:80@lake/raw/a.csv'],
    ['no key', 's3://lake'],
    ['an empty key', 's3://open/'],
    ['an ARN', 's3://arn:aws:s3:eu-west-1:123456789012:accesspoint/x/a.csv'],
    ['a line break', 's3://open/a\nb.csv'],
  ])('are not asked for when they name %s', async (_, source) => {
    const before = requests.length;
    await expect(read(source)).rejects.toThrow(refused(/^source: /));
    expect(requests.length).toBe(before);
  });

  it.each([
    ['s3://lake/raw/none.csv', /there is no s3:\/\/lake\/raw\/none.csv/],
    ['s3://lake/raw/secret.csv', /is not there, or may not be read/],
    ['s3://lake/raw/cold.csv', /is archived/],
  ])('say of %s why it cannot be read', async (source, detail) => {
    await expect(read(source)).rejects.toThrow(refused(detail));
  });

  it('say which setting is missing when no bucket is allowed', async () => {
    await expect(read('s3://lake/raw/a.csv', [])).rejects.toMatchObject({
      code: 'tool_not_configured',
      message: expect.stringMatching(/sourceBuckets \(MILLRACE_SOURCE_BUCKETS\)/),
    });
  });
});
