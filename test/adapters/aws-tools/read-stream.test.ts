import { describe, expect, it } from 'vitest';
import { makeReadStream } from '../../../functions/adapters/aws-tools/read-stream.ts';
import { startHttp2Service } from '../../support/aws-service.ts';

const page = (texts: readonly string[], next: string | null, behindMs: number) => ({
  Records: texts.map((text, index) => ({
    Data: Buffer.from(text).toString('base64'),
    PartitionKey: 'p',
    SequenceNumber: String(index),
    ApproximateArrivalTimestamp: 1_764_000_000 + Number(text),
  })),
  NextShardIterator: next,
  MillisBehindLatest: behindMs,
});

/** Pages of two shards by iterator: one is behind and has an empty page, one is closed. */
const PAGES: Readonly<Record<string, unknown>> = {
  'open-0': page(['1', '5'], 'open-1', 9000),
  'open-1': page([], 'open-2', 9000),
  'open-2': page(['7'], 'open-3', 0),
  'closed-0': page(['3'], null, 0),
  'endless-0': page(['1'], 'endless-0', 9000),
};

let shards = ['open', 'closed'];
const service = await startHttp2Service((response, { headers, body }) => {
  const operation = String(headers['x-amz-target']).split('.')[1];
  const input = JSON.parse(body);
  const replies: Readonly<Record<string, unknown>> = {
    ListShards: { Shards: shards.map((ShardId) => ({ ShardId })) },
    GetShardIterator: { ShardIterator: `${input.ShardId}-0` },
    GetRecords: PAGES[input.ShardIterator],
  };
  response.setHeader('content-type', 'application/x-amz-json-1.1');
  response.end(JSON.stringify(replies[operation ?? '']));
});
Object.assign(process.env, {
  AWS_ENDPOINT_URL_KINESIS: service.url,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
});

const span = { streamArn: 'arn:aws:kinesis:us-east-1:000000000000:stream/clicks', fromMs: 1_764_000_000_000 };

describe('readStream', () => {
  it('reads every shard to its tip or its end, across empty pages, in the order of arrival', async () => {
    const read = await makeReadStream()(span, new AbortController().signal);
    expect(read.records.map(({ data }) => data)).toEqual([1, 3, 5, 7]);
    expect(read).toMatchObject({ shards: 2, bytes: 4, isComplete: true });
  });

  it('ends with the call', async () => {
    shards = ['endless'];
    const controller = new AbortController();
    const reading = makeReadStream()(span, controller.signal);
    const before = service.requests.length;
    await expect.poll(() => service.requests.length).toBeGreaterThan(before + 3);
    controller.abort();
    await expect(reading).rejects.toThrow();
  });
});
