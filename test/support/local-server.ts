import { createServer } from 'node:http';
import { afterAll } from 'vitest';

export interface Received {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

export interface Answered {
  readonly status?: number;
  readonly body: string | Uint8Array;
  /** Beside the content type, which is JSON. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly delayMs?: number;
}

/** A server on a free loopback port for the test file that calls this; gives its URL. */
export async function startServer(answer: (request: Received) => Answered): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url = '', headers } = request;
      const body = Buffer.concat(chunks).toString();
      const answered = answer({ path: url, authorization: headers.authorization, body });
      setTimeout(() => {
        response.writeHead(answered.status ?? 200, {
          'content-type': 'application/json',
          ...answered.headers,
        });
        response.end(answered.body);
      }, answered.delayMs ?? 0);
    });
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}
