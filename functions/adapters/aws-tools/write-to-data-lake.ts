import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.ts';
import type { NewId } from '../../core/ports.ts';
import { encodeRecords, RECORD_FORMATS } from '../../core/tools/aws/encode-records.ts';
import { partitionedKey } from '../../core/tools/aws/partitioned-key.ts';
import { requireSetting } from '../../core/tools/aws/tool-setting.ts';
import type { CollectRows } from '../../core/tools/collect-rows.ts';
import { expressionText } from '../../core/tools/expression-param.ts';
import { toGigabytes } from '../../core/tools/record-source.ts';
import { oneRecordsInput, type RecordsParams, recordsParams } from '../../core/tools/records-params.ts';
import { defineTool, type Tool } from '../../core/tools/tool.ts';
import { CLIENT_OPTIONS, callAws } from './aws-call.ts';

const transform = z
  .strictObject({
    expression: expressionText.check(z.describe('JSONata, as transform_records takes it.')),
    mode: z._default(
      z.enum(['all', 'each']).check(z.describe('Whether it sees all rows at once, or one after the other.')),
      'all',
    ),
  })
  .check(z.describe('With a source: what transform_records makes of its rows is written instead of them.'));

const hasRecord = z.refine<RecordsParams>(({ records }) => records?.length !== 0, 'must have a record');

const transformsSource = z.refine<{ readonly source?: string | undefined; readonly transform?: unknown }>(
  ({ source, transform }) => source !== undefined || transform === undefined,
  'transform needs a source',
);

const params = z
  .strictObject({
    dataset: z
      .string()
      .check(
        z.regex(
          /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/,
          'must be 1 to 128 letters, digits, underscores or hyphens',
        ),
        z.describe('Name of the dataset: the first part of the key.'),
      ),
    ...recordsParams,
    transform: z.optional(transform),
    format: z._default(
      z.enum(RECORD_FORMATS).check(z.describe('JSON lines, or CSV with a line of names.')),
      'jsonl',
    ),
    partitionTime: z.optional(
      z.iso
        .datetime({ offset: true, error: 'must be an ISO 8601 time with its offset' })
        .check(z.describe('Time whose UTC day the records are put under; default now.')),
    ),
  })
  .check(oneRecordsInput, hasRecord, transformsSource);

const compress = promisify(gzip);

/** The tool that writes records into the bucket of the data lake, `lake` being `bucket` or `bucket/prefix`. */
export function makeWriteToDataLake(lake: string | undefined, newId: NewId, collectRows: CollectRows): Tool {
  const client = lazily(async () => {
    const { PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
    return { s3: new S3Client(CLIENT_OPTIONS), PutObjectCommand };
  });
  return defineTool({
    name: 'write_to_data_lake',
    description:
      'Writes records, given inline or as a source, as one gzipped file of JSON lines or CSV into the data lake, under ' +
      'dataset/year=/month=/day=/, and tells its key and size.',
    version: '1',
    cacheable: false,
    sideEffect: 'external',
    params,
    run: async ({ dataset, format, partitionTime, ...input }, { nowMs, signal, effectId }) => {
      const { bucket, prefix } = placeOf(requireSetting('write_to_data_lake', lake));
      const atMs = partitionTime === undefined ? nowMs : Date.parse(partitionTime);
      const key = prefix + partitionedKey(dataset, atMs, effectId ?? newId(), format);
      const records = input.records ?? (await collectRows(input.source ?? '', input.transform, signal));
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
