import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer, FrontRequest } from './front.ts';
import { isAnnouncedTooLarge, readBody } from './read-body.ts';
import { sendReply } from './reply.ts';
import { StartFault } from './start-fault.ts';

export interface HttpServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly answer: Answer;
  /** Hears of each request when its reply is on the way. */
  readonly onRequest: (request: FrontRequest, status: number, durationMs: number) => void;
}

export interface HttpServer {
  readonly port: number;
  /** Closes the port and every connection. */
  readonly close: () => Promise<void>;
}

/** Room for a question of 8,000 characters in the query, each of four bytes and each byte as three characters. */
const MOST_HEADER_BYTES = 131_072;

/** Listens, or throws a StartFault that says why it cannot. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES });
  const serve = (request: IncomingMessage, response: ServerResponse) =>
    void handle(request, response, options);
  server.on('request', serve);
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (!isAnnouncedTooLarge(request)) response.writeContinue();
    serve(request, response);
  });
  // Longer than the AWS SDKs keep an idle connection, so that they never write to one that is being closed.
  server.keepAliveTimeout = 65_000;
  const { port } = await listen(server, options);
  return { port, close: () => close(server) };
}

async function handle(
  message: IncomingMessage,
  response: ServerResponse,
  options: HttpServerOptions,
): Promise<void> {
  const startMs = performance.now();
  const request = toFrontRequest(message);
  try {
    const reply = await options.answer(request);
    const isUnread = !message.complete;
    sendReply(response, reply, isUnread);
    options.onRequest(request, reply.status, performance.now() - startMs);
  } catch (error) {
    // Either the sender is gone or this is a defect; nobody waits for a better reply.
    if (message.complete) console.error(`${request.method} ${request.rawPath}: ${String(error)}`);
    response.destroy();
  }
}

function toFrontRequest(message: IncomingMessage): FrontRequest {
  const { rawPath, rawQueryString } = splitTarget(message.url ?? '/');
  return {
    requestId: randomUUID(),
    method: message.method ?? 'GET',
    rawPath,
    rawQueryString,
    headers: message.headers,
    httpVersion: message.httpVersion,
    sourceIp: message.socket.remoteAddress ?? '',
    timeMs: Date.now(),
    readBody: () => readBody(message),
  };
}

/** A proxy's client sends the whole URL; its path is what counts. */
function splitTarget(target: string): { rawPath: string; rawQueryString: string } {
  const local = target.replace(/^https?:\/\/[^/?#]*/i, '');
  const [rawPath = '', ...rest] = local.split('?');
  return { rawPath: rawPath === '' ? '/' : rawPath, rawQueryString: rest.join('?') };
}

async function listen(server: Server, { host, port }: HttpServerOptions): Promise<AddressInfo> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(port, host, resolve);
  try {
    await promise;
  } catch (error) {
    throw new StartFault(explain(error, host, port));
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address;
}

function explain(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} of ${host} is in use. Stop what uses it, or set PORT to another one (0 takes any free port).`;
    case 'EACCES':
      return `Port ${port} is reserved for privileged programs. Set PORT to one from 1024 to 65535.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST=${host} is not known. Set HOST to a name or an address of this machine, such as 127.0.0.1.`;
    case 'EADDRNOTAVAIL':
      return `HOST=${host} is not an address of this machine. Set HOST to one that is, such as 127.0.0.1.`;
    default:
      return `Millrace cannot listen on ${host}, port ${port}: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

async function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  await promise;
}
