import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../core/errors.ts';
import { peekBytes } from './peek-bytes.ts';

/** The bytes unzipped where `isZipped` says so or they begin as gzip does; else as they are. Throws as `unzip` does. */
export async function* unzipAny(
  stored: AsyncIterable<Uint8Array>,
  isZipped: boolean,
): AsyncGenerator<Uint8Array> {
  const { found, bytes } = await peekBytes(stored, (head) => head[0] === 0x1f && head[1] === 0x8b);
  yield* found || isZipped ? unzip(bytes) : bytes;
}

/** The bytes unzipped; throws AppError `invalid_params` for what is not gzip or ends too early. */
async function* unzip(stored: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // The error reaches the loop through the stream; the callback only keeps it from being unhandled.
  const unzipped = pipeline(stored, createGunzip(), () => {});
  try {
    for await (const chunk of unzipped) if (chunk instanceof Uint8Array) yield chunk;
  } catch (error) {
    throw isZlibError(error) ? new AppError('invalid_params', 'is not a whole gzip file.') : error;
  }
}

/** The bytes as they come, each chunk reported; throws AppError `invalid_params` before a chunk that passes the bound. */
export async function* countBytes(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of bytes) {
    total += chunk.byteLength;
    if (total > maxBytes)
      throw new AppError('invalid_params', `is larger than ${maxBytes / 1e6} MB uncompressed.`);
    onBytes(chunk.byteLength);
    yield chunk;
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
