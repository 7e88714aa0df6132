import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttp2Server, type Http2ServerResponse } from 'node:http2';
import type { Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll } from 'vitest';

export interface ServiceRequest {
  readonly headers: IncomingMessage['headers'];
  readonly url: string;
  readonly body: string;
}

type Answer<Response> = (response: Response, request: ServiceRequest) => void;

/** A server in the place of an AWS service: it notes every request and lets the test answer it. */
export async function startAwsService(answer: Answer<ServerResponse>) {
  const requests: ServiceRequest[] = [];
  let aborted = 0;
  const server = createServer((request, response) => {
    response.on('close', () => {
      if (!response.writableFinished) aborted++;
    });
    void text(request).then((body) => {
      const noted = { headers: request.headers, url: request.url ?? '', body };
      requests.push(noted);
      answer(response, noted);
    });
  }).listen(0, '127.0.0.1');
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: await urlOf(server), requests, abortedRequests: () => aborted };
}

/** The same for a service to which the SDK speaks HTTP/2, as to Kinesis. */
export async function startHttp2Service(answer: Answer<Http2ServerResponse>) {
  const requests: ServiceRequest[] = [];
  const sessions = new Set<{ readonly destroy: () => void }>();
  const server = createHttp2Server((request, response) => {
    void text(request).then((body) => {
      const noted = { headers: request.headers, url: request.url, body };
      requests.push(noted);
      answer(response, noted);
    });
  }).listen(0, '127.0.0.1');
  server.on('session', (session) => void sessions.add(session));
  afterAll(() => {
    for (const session of sessions) session.destroy();
    server.close();
  });
  return { url: await urlOf(server), requests };
}

async function urlOf(server: Server): Promise<string> {
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}
