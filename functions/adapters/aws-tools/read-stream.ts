import { setTimeout } from 'node:timers/promises';
import type * as Kinesis from '@aws-sdk/client-kinesis';
import { lazily } from '../../core/lazily.ts';
import type { CancelSignal } from '../../core/ports.ts';
import { makeLimit } from '../../core/tools/limit.ts';
import { CLIENT_OPTIONS, callAws, toAbortSignal } from './aws-call.ts';

/** One record of a stream. */
export interface StreamRecord {
  readonly sequenceNumber: string;
  readonly partitionKey: string;
  readonly shardId: string;
  readonly arrivedAtMs: number;
  /** The bytes as JSON where they are JSON, else as text where they are UTF-8, else as base64. */
  readonly data: unknown;
}

export interface StreamRead {
  /** By time of arrival, earliest first. */
  readonly records: readonly StreamRecord[];
  readonly shards: number;
  readonly bytes: number;
  /** False when there was more than may be read in one call: then the earliest of the time are there. */
  readonly isComplete: boolean;
}

export interface StreamSpan {
  readonly streamArn: string;
  readonly fromMs: number;
}

export type ReadStream = (span: StreamSpan, signal: CancelSignal) => Promise<StreamRead>;

/** Most that one call reads of all shards together, and of how many shards at once. */
const MOST_RECORDS = 20_000;
const MOST_BYTES = 20_000_000;
const SHARDS_AT_ONCE = 16;
/** A shard takes five reads a second. */
const PAGE_MS = 200;

/** Reads what arrived in a stream from a time on up to now, all shards at once. The client is loaded at the first call. */
export function makeReadStream(): ReadStream {
  const load = lazily(async () => {
    const sdk = await import('@aws-sdk/client-kinesis');
    return { sdk, kinesis: new sdk.KinesisClient(CLIENT_OPTIONS) };
  });
  return async (span, signal) => {
    const reading: Reading = { ...(await load()), span, signal, records: [], bytes: 0, isFull: false };
    const shardIds = await listShards(reading);
    const limit = makeLimit(SHARDS_AT_ONCE);
    await Promise.all(shardIds.map((shardId) => limit(() => readShard(reading, shardId))));
    return {
      records: reading.records.sort((a, b) => a.arrivedAtMs - b.arrivedAtMs),
      shards: shardIds.length,
      bytes: reading.bytes,
      isComplete: !reading.isFull,
    };
  };
}

interface Reading {
  readonly sdk: typeof Kinesis;
  readonly kinesis: Kinesis.KinesisClient;
  readonly span: StreamSpan;
  readonly signal: CancelSignal;
  readonly records: StreamRecord[];
  bytes: number;
  isFull: boolean;
}

async function listShards({ sdk, kinesis, span, signal }: Reading): Promise<string[]> {
  const ids: string[] = [];
  let NextToken: string | undefined;
  do {
    const ask =
      NextToken === undefined
        ? {
            StreamARN: span.streamArn,
            ShardFilter: { Type: 'FROM_TIMESTAMP', Timestamp: new Date(span.fromMs) } as const,
          }
        : { NextToken };
    const reply = await callAws('Kinesis', signal, (abort) =>
      kinesis.send(new sdk.ListShardsCommand(ask), abort),
    );
    ids.push(...(reply.Shards ?? []).flatMap(({ ShardId }) => ShardId ?? []));
    NextToken = reply.NextToken;
  } while (NextToken !== undefined);
  return ids;
}

async function readShard(reading: Reading, shardId: string): Promise<void> {
  const { sdk, kinesis, span, signal } = reading;
  const start = await callAws('Kinesis', signal, (abort) =>
    kinesis.send(
      new sdk.GetShardIteratorCommand({
        StreamARN: span.streamArn,
        ShardId: shardId,
        ShardIteratorType: 'AT_TIMESTAMP',
        Timestamp: new Date(span.fromMs),
      }),
      abort,
    ),
  );
  for (let iterator = start.ShardIterator; iterator !== undefined && !reading.isFull; ) {
    const ShardIterator = iterator;
    const page = await callAws('Kinesis', signal, (abort) =>
      kinesis.send(
        new sdk.GetRecordsCommand({ ShardIterator, StreamARN: span.streamArn, Limit: 5000 }),
        abort,
      ),
    );
    for (const record of page.Records ?? []) take(reading, shardId, record);
    // A shard that is closed ends without an iterator, an open one at its tip.
    iterator = (page.MillisBehindLatest ?? 0) === 0 ? undefined : page.NextShardIterator;
    if (iterator !== undefined) await setTimeout(PAGE_MS, undefined, { signal: toAbortSignal(signal) });
  }
}

function take(reading: Reading, shardId: string, record: Kinesis._Record): void {
  const bytes = record.Data ?? new Uint8Array();
  reading.isFull ||= reading.records.length >= MOST_RECORDS || reading.bytes + bytes.length > MOST_BYTES;
  if (reading.isFull) return;
  reading.bytes += bytes.length;
  reading.records.push({
    sequenceNumber: record.SequenceNumber ?? '',
    partitionKey: record.PartitionKey ?? '',
    shardId,
    arrivedAtMs: record.ApproximateArrivalTimestamp?.getTime() ?? reading.span.fromMs,
    data: toData(bytes),
  });
}

function toData(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('base64');
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
