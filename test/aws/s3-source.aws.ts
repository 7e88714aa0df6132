import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENV } from '../../functions/core/names.ts';
import { startAwsEmulator } from '../../scripts/aws-emulator.ts';
import { startMillrace } from '../support/millrace.ts';

const emulator = await startAwsEmulator();
afterAll(emulator.stop);

const { send } = await startMillrace({
  ...emulator.environment,
  [ENV.sourceBuckets]: 'landing,shared/public',
});

const weather = readFileSync(new URL('../data/seattle-weather.csv', import.meta.resolve('vega-datasets')));

beforeAll(async () => {
  const s3 = new S3Client({
    endpoint: emulator.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    forcePathStyle: true,
  });
  for (const Bucket of ['landing', 'shared', 'private']) await s3.send(new CreateBucketCommand({ Bucket }));
  const put = async (Bucket: string, Key: string, Body: Uint8Array) =>
    await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
  await put('landing', 'weather/day=1/ü x.csv.gz', gzipSync(weather));
  await put('shared', 'public/weather.csv', weather);
  await put('shared', 'secret/weather.csv', weather);
  await put('private', 'weather.csv', weather);
});

/** What check_quality says of each source. */
async function check(...sources: readonly string[]) {
  const expectations = [{ type: 'unique', column: 'date' }];
  const requests = sources.map((source) => ({ tool: 'check_quality', params: { source, expectations } }));
  return (await send({ line: 'POST /agents/sources/tool-batches', json: { requests } })).json;
}

describe('a source in S3', () => {
  it('is read within the allowed buckets', async () => {
    const result = { passed: true, rowCount: 1461, dataVolumeGb: weather.byteLength / 1e9 };
    expect(
      await check('s3://landing/weather/day=1/ü x.csv.gz', 's3://shared/public/weather.csv'),
    ).toMatchObject({
      results: [
        { success: true, result },
        { success: true, result },
      ],
    });
  });

  it('is refused outside of them, and where there is none', async () => {
    const refused = { success: false, error: { code: 'invalid_params' } };
    const sources = ['s3://private/weather.csv', 's3://shared/secret/weather.csv', 's3://landing/none.csv'];
    expect(await check(...sources)).toMatchObject({ succeeded: 0, results: sources.map(() => refused) });
  });
});
