import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll } from 'vitest';

export interface ServiceRequest {
  readonly headers: IncomingMessage['headers'];
  readonly url: string;
  readonly body: string;
}

/** A server in the place of an AWS service: it notes every request and lets the test answer it. */
export async function startAwsService(answer: (response: ServerResponse, request: ServiceRequest) => void) {
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
  await once(server, 'listening');
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}`, requests, abortedRequests: () => aborted };
}
