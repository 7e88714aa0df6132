import { createServer } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import type { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { afterAll } from 'vitest';

/** A server that answers as badly as `answer` likes, for the test file that calls this. */
export interface OddServer {
  readonly url: string;
  /** Requests whose client went away before they were answered. */
  readonly aborted: () => number;
}

/** What both versions of HTTP have of a response. */
export interface OddResponse extends Writable {
  readonly writeHead: (status: number, headers?: Record<string, string>) => Writable;
}

/** Starts it on a free loopback port; Bedrock is spoken to in HTTP/2. */
export async function startOddServer(
  answer: (response: OddResponse) => void,
  version: 1 | 2 = 1,
): Promise<OddServer> {
  let aborted = 0;
  const serve = (request: Readable, response: OddResponse) => {
    response.on('close', () => {
      if (!response.writableFinished) aborted++;
    });
    request.resume().on('end', () => answer(response));
  };
  const server = version === 1 ? createServer(serve) : createHttp2Server(serve);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => void sockets.add(socket));
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  afterAll(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { url: `http://127.0.0.1:${address.port}`, aborted: () => aborted };
}

/** Sends a byte every 20 ms until the client goes away. */
export function trickle(response: OddResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
}

/** Sends as fast as the client takes it, without end. */
export function flood(response: OddResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const filler = Buffer.alloc(64 * 1024, 'x');
  const push = () => {
    while (!response.destroyed && response.write(filler));
    response.once('drain', push);
  };
  push();
}
