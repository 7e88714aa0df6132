/** Bytes that tell what a file is. */
const HEAD_BYTES = 4_096;

const BOM = [0xef, 0xbb, 0xbf];

/**
 * What `look` finds in the first 4 KiB or more (all, if there are fewer), and the whole again, both without a UTF-8 byte
 * order mark. When `look` throws, the bytes are closed; else iterating them closes them.
 */
export async function peekBytes<T>(
  bytes: AsyncIterable<Uint8Array>,
  look: (head: Uint8Array) => T,
): Promise<{ readonly found: T; readonly bytes: AsyncIterable<Uint8Array> }> {
  const rest = bytes[Symbol.asyncIterator]();
  const head = withoutBom(await readHead(rest));
  try {
    return { found: look(head), bytes: headThenRest(head, rest) };
  } catch (error) {
    await rest.return?.();
    throw error;
  }
}

async function readHead(rest: AsyncIterator<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await rest.next();
    if (next.done === true) break;
    chunks.push(next.value);
    length += next.value.byteLength;
  }
  return Buffer.concat(chunks);
}

function withoutBom(head: Buffer): Buffer {
  return BOM.every((byte, index) => head[index] === byte) ? head.subarray(BOM.length) : head;
}

async function* headThenRest(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield head;
    yield* { [Symbol.asyncIterator]: () => rest };
  } finally {
    await rest.return?.();
  }
}
