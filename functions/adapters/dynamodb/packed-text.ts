import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** Shorter texts gain nothing by compression. */
const LEAST_PACKED_BYTES = 400;
/** Most bytes that a packed text may unpack to. */
const MOST_UNPACKED_BYTES = 1024 * 1024;

/** The text, under brotli at quality 5 where that makes it smaller: prose of 2 KB takes one write unit instead of two. */
export function packText(text: string): string | Uint8Array {
  const plain = Buffer.from(text, 'utf8');
  if (plain.byteLength < LEAST_PACKED_BYTES) return text;
  const packed = brotliCompressSync(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength,
    },
  });
  return packed.byteLength < plain.byteLength ? packed : text;
}

/** What `packText` packed; undefined for bytes that are not of its making. */
export function unpackText(packed: string | Uint8Array): string | undefined {
  if (typeof packed === 'string') return packed;
  try {
    return brotliDecompressSync(packed, { maxOutputLength: MOST_UNPACKED_BYTES }).toString('utf8');
  } catch {
    return undefined;
  }
}
