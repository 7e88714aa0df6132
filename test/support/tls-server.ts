import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import path from 'node:path';
import type { TLSSocket } from 'node:tls';

const folder = path.join(import.meta.dirname, 'tls');

/** Path of the certificate that the server shows; it is its own authority, for nothing but localhost in tests. */
export const CERTIFICATE_FILE = path.join(folder, 'certificate.pem');

export interface TlsServer {
  readonly url: URL;
  /** Connections that were made secure so far, the first one first. */
  readonly connections: readonly TLSSocket[];
  readonly close: () => Promise<void>;
}

/** Serves https on a free port of localhost. */
export async function startTlsServer(
  answer: (request: IncomingMessage, reply: ServerResponse) => void,
): Promise<TlsServer> {
  const connections: TLSSocket[] = [];
  const [key, cert] = [readFileSync(path.join(folder, 'key.pem')), readFileSync(CERTIFICATE_FILE)];
  const server = createServer({ key, cert }, answer);
  server.on('secureConnection', (socket: TLSSocket) => connections.push(socket));
  const listening = once(server, 'listening');
  server.listen(0, 'localhost');
  await listening;
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: new URL(`https://localhost:${port}`),
    connections,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
