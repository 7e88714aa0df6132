import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import * as z from 'zod/mini';
import type { NewId } from '../../core/ports.ts';
import { encodeRecords, RECORD_FORMATS } from '../../core/tools/aws/encode-records.ts';
import { partitionedKey } from '../../core/tools/aws/partitioned-key.ts';
import { requireSetting } from '../../core/tools/aws/tool-setting.ts';
import { toGigabytes } from '../../core/tools/record-source.ts';
import { defineTool, type Tool } from '../../core/tools/tool.ts';
import { CLIENT_OPTIONS, callAws, lazily } from './aws-call.ts';

const params = z.strictObject({
  dataset: z
    .string()
    .check(
      z.regex(
        /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/,
        'must be 1 to 128 letters, digits, underscores or hyphens',
      ),
      z.describe('Name of the dataset: the first part of the key.'),
    ),
  records: z
    .array(z.record(z.string(), z.unknown(), 'must be an object'))
    .check(
      z.minLength(1, 'must have a record'),
      z.describe('The rows: objects from column name to JSON value.'),
    ),
  format: z._default(
    z.enum(RECORD_FORMATS).check(z.describe('JSON lines, or CSV with a line of names.')),
    'jsonl',
  ),
  partitionTime: z.optional(
    z.iso
      .datetime({ offset: true, error: 'must be an ISO 8601 time with its offset' })
      .check(z.describe('Time whose UTC day the records are put under; default now.')),
  ),
});

const compress = promisify(gzip);

/** The tool that writes records into the bucket of the data lake, `lake` being `bucket` or `bucket/prefix`. */
export function makeWriteToDataLake(lake: string | undefined, newId: NewId): Tool {
  const client = lazily(async () => {
    const { PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
    return { s3: new S3Client(CLIENT_OPTIONS), PutObjectCommand };
  });
  return defineTool({
    name: 'write_to_data_lake',
    description:
      'Writes records as one gzipped file of JSON lines or CSV into the data lake, under ' +
      'dataset/year=/month=/day=/, and tells its key and size.',
    version: '1',
    cacheable: false,
    sideEffect: 'external',
    params,
    run: async ({ dataset, records, format, partitionTime }, { nowMs, signal, effectId }) => {
      const { bucket, prefix } = placeOf(requireSetting('write_to_data_lake', lake));
      const atMs = partitionTime === undefined ? nowMs : Date.parse(partitionTime);
      const key = prefix + partitionedKey(dataset, atMs, effectId ?? newId(), format);
      const text = Buffer.from(encodeRecords(records, format), 'utf8');
      const body = await compress(text);
      const { s3, PutObjectCommand } = await client();
      const put = new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: 'application/gzip',
      });
      await callAws('S3', signal, (abort) => s3.send(put, abort));
      return {
        uri: `s3://${bucket}/${key}`,
        records: records.length,
        format,
        sizeBytes: text.byteLength,
        compressedBytes: body.byteLength,
        dataVolumeGb: toGigabytes(text.byteLength),
      };
    },
  });
}

function placeOf(lake: string): { readonly bucket: string; readonly prefix: string } {
  const [bucket = '', ...path] = lake.split('/');
  return { bucket, prefix: path.map((part) => `${part}/`).join('') };
}
