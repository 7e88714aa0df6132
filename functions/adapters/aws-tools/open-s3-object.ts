import { Readable } from 'node:stream';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import { AppError } from '../../core/errors.ts';
import { ENV } from '../../core/names.ts';
import type { OpenBytesPort } from '../../core/tools/record-source.ts';

/** Gives up on a server that does not answer, or stops in the middle of an object. */
const CLIENT_OPTIONS = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, socketTimeout: 5_000 },
  followRegionRedirects: true,
} as const satisfies S3ClientConfig;

/**
 * Opens objects by `s3://bucket/key` within what is allowed: `bucket`, or `bucket/prefix` for the keys under `prefix/`.
 * Nothing else of S3 is asked for anything. With nothing allowed it throws AppError `tool_not_configured`.
 */
export function makeOpenS3Object(allowed: readonly string[], config: S3ClientConfig = {}): OpenBytesPort {
  let reader: Promise<Reader> | undefined;
  return async (address) => {
    if (allowed.length === 0) throw notConfigured();
    const place = parseAddress(address);
    if (!isAllowed(place, allowed)) throw refusal(`${address} is not within the allowed buckets`);
    reader ??= makeReader(config);
    return await (await reader)(place);
  };
}

interface Place {
  readonly bucket: string;
  readonly key: string;
}

type Reader = (place: Place) => Promise<AsyncIterable<Uint8Array>>;

function notConfigured(): AppError {
  const detail = `S3 sources need the setting sourceBuckets (${ENV.sourceBuckets}), which names the buckets they may be in`;
  return new AppError('tool_not_configured', `source: ${detail}.`);
}

function parseAddress(address: string): Place {
  const { bucket, key } = /^s3:\/\/(?<bucket>[^/]+)\/(?<key>.+)$/is.exec(address)?.groups ?? {};
  if (bucket === undefined || key === undefined) throw refusal('must be s3://bucket/key');
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) throw refusal(`${bucket} is no name of a bucket`);
  const isClimbing = key.split('/').some((step) => step === '.' || step === '..');
  if (isClimbing || /\p{Cc}/u.test(key)) throw refusal('must have a key without . or .. as a part of it');
  return { bucket, key };
}

function isAllowed({ bucket, key }: Place, allowed: readonly string[]): boolean {
  return allowed.some((place) => `${bucket}/${key}`.startsWith(`${place.replace(/\/+$/, '')}/`));
}

/** Loaded with the first address, so that calls without one do not pay for the client. */
async function makeReader(config: S3ClientConfig): Promise<Reader> {
  const { GetObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
  const client = new S3Client({ ...CLIENT_OPTIONS, ...config });
  return async ({ bucket, key }) => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return Body instanceof Readable ? Body : Readable.from([]);
    } catch (error) {
      throw toRefusal(error, `s3://${bucket}/${key}`);
    }
  };
}

/** What S3 says of an address that is wrong, or that the deployment may not read; anything else stays what it is. */
function toRefusal(error: unknown, address: string): unknown {
  if (!(error instanceof Error)) return error;
  switch (error.name) {
    case 'NoSuchKey':
    case 'NoSuchBucket':
    case 'NotFound':
      return refusal(`there is no ${address}`);
    case 'AccessDenied':
    case 'Forbidden':
      return refusal(`${address} is not there, or may not be read`);
    case 'InvalidObjectState':
      return refusal(`${address} is archived; restore it first`);
    default:
      return error;
  }
}

function refusal(fault: string): AppError {
  return new AppError('invalid_params', `source: ${fault}.`, [{ pointer: '#/source', detail: fault }]);
}
