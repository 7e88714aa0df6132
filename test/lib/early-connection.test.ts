import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ENV } from '../../functions/core/names.ts';
import { bundleHandler } from '../../lib/bundle/bundle.ts';
import { startDatabase, type TestDatabase } from '../support/embedded-dynamodb.ts';
import { CERTIFICATE_FILE, startTlsServer, type TlsServer } from '../support/tls-server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'millrace-early-'));
let database: TestDatabase;
let server: TlsServer;
let requests: IncomingMessage[] = [];

beforeAll(async () => {
  database = await startDatabase();
  server = await startTlsServer((request, reply) => {
    requests.push(request);
    forward(request, reply);
  });
});
afterAll(async () => {
  await server.close();
  await database.close();
  rmSync(folder, { recursive: true });
});

/** Hands a request to the embedded DynamoDB, which speaks http alone. */
function forward(request: IncomingMessage, reply: ServerResponse): void {
  const { method, headers, url = '' } = request;
  const sent = http.request(new URL(url, database.url), { method, headers }, (answer) => {
    reply.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(reply);
  });
  request.pipe(sent);
}

/** A process that loads the stats function as Lambda does, and calls it once it is told an event. */
function startFunction(): ChildProcess {
  const outdir = path.join(folder, 'stats');
  bundleHandler('stats', outdir);
  const script = `
    const { handler } = await import(${JSON.stringify(pathToFileURL(path.join(outdir, 'index.mjs')).href)});
    process.once('message', async (event) => {
      process.send(await handler(event, { awsRequestId: '1' }));
      process.disconnect();
    });`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: {
      ...database.environment,
      AWS_ENDPOINT_URL_DYNAMODB: server.url.href,
      NODE_EXTRA_CA_CERTS: CERTIFICATE_FILE,
      [ENV.modelProvider]: 'offline',
    },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

describe('a function on https', () => {
  it('is connected before its first event, which goes over that connection', async () => {
    requests = [];
    const child = startFunction();
    const exited = once(child, 'exit');
    try {
      await vi.waitFor(() => expect(server.connections).toHaveLength(1), { timeout: 10_000 });
      expect(requests).toHaveLength(0);
      const replied = once(child, 'message');
      child.send({ agentId: 'agent-1' });
      const [reply] = await replied;
      expect(reply).toMatchObject({ tunings: [] });
      expect(requests.length).toBeGreaterThan(0);
      expect(requests[0]?.socket).toBe(server.connections[0]);
      expect(await exited).toEqual([0, null]);
    } finally {
      child.kill();
    }
  });
});
