import type { IncomingMessage } from 'node:http';

/** Bytes that Lambda takes in one invocation. */
const MAX_BODY_BYTES = 6 * 1024 * 1024;

/** Whether the request announces a body that is refused; nothing needs to be read to know that. */
export function isAnnouncedTooLarge(request: IncomingMessage): boolean {
  return Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES;
}

/** The whole body, or undefined past the limit: the rest is then read and dropped for a while. Rejects if the sender goes. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  // Who asks before sending is told before sending.
  if (isAnnouncedTooLarge(request))
    return request.headers.expect === undefined ? await discard(request) : undefined;
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_BODY_BYTES) break;
    chunks.push(chunk);
  }
  return sizeBytes > MAX_BODY_BYTES ? await discard(request) : Buffer.concat(chunks);
}

const PATIENCE_MS = 2000;

/** A sender that is cut off while it sends does not see the reply; so it may go on, within reason. */
async function discard(request: IncomingMessage): Promise<undefined> {
  if (request.readableEnded) return undefined;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, PATIENCE_MS, undefined);
  for (const event of ['end', 'close', 'error']) request.once(event, () => resolve(undefined));
  request.resume();
  await promise;
  clearTimeout(timer);
  return undefined;
}
