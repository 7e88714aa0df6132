import * as z from 'zod/mini';
import { chooseArn, requireSetting } from '../../core/tools/aws/tool-setting.ts';
import { toGigabytes } from '../../core/tools/record-source.ts';
import { defineTool, type Tool } from '../../core/tools/tool.ts';
import type { ReadStream, StreamRecord } from './read-stream.ts';
import { streamParams } from './stream-params.ts';

const params = z.strictObject({
  ...streamParams,
  limit: z._default(
    z
      .int('must be a whole number')
      .check(
        z.gte(1, 'must be at least 1'),
        z.lte(1000, 'must be at most 1,000'),
        z.describe('How many records to give at most.'),
      ),
    100,
  ),
});

/** The tool that reads the latest records of a stream. */
export function makeRealTimeDataStream(allowed: readonly string[] | undefined, readStream: ReadStream): Tool {
  return defineTool({
    name: 'real_time_data_stream',
    description:
      'The latest records of a Kinesis stream, earliest first: data (JSON where it is JSON, else text or base64), ' +
      'partition key, shard, sequence number and time of arrival.',
    version: '1',
    cacheable: false,
    sideEffect: 'none',
    params,
    run: async ({ stream, lookbackSeconds, limit }, { nowMs, signal }) => {
      const arns = requireSetting('real_time_data_stream', allowed);
      const streamArn = chooseArn(arns, stream, 'stream');
      const fromMs = nowMs - lookbackSeconds * 1000;
      const { records, shards, bytes, isComplete } = await readStream({ streamArn, fromMs }, signal);
      return {
        records: records.slice(-limit).map(toShown),
        recordsRead: records.length,
        shards,
        complete: isComplete,
        dataVolumeGb: toGigabytes(bytes),
      };
    },
  });
}

function toShown({ arrivedAtMs, ...record }: StreamRecord) {
  return { ...record, arrivedAt: new Date(arrivedAtMs).toISOString() };
}
