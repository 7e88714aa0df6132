import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** What the HTTP server writes back; a header may have several values. */
export interface Reply {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string | Buffer;
}

/** Writes a reply whole. A HEAD request gets its headers alone; `close` ends the connection after it. */
export function sendReply(response: ServerResponse, { status, headers, body }: Reply, close = false): void {
  response.writeHead(status, {
    ...headers,
    ...(BODILESS.has(status) ? {} : { 'content-length': Buffer.byteLength(body) }),
    ...(close ? { connection: 'close' } : {}),
  });
  response.end(BODILESS.has(status) ? undefined : body);
}

const BODILESS = new Set([204, 304]);
