import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EarlyAgent, endpointOf } from '../../../functions/adapters/dynamodb/early-connection.ts';
import { CERTIFICATE_FILE, startTlsServer, type TlsServer } from '../../support/tls-server.ts';

const ca = readFileSync(CERTIFICATE_FILE);

let server: TlsServer;
let agents: EarlyAgent[] = [];

beforeEach(async () => {
  server = await startTlsServer((_, reply) => reply.end('fine'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const agent of agents) agent.destroy();
  agents = [];
  await server.close();
});

function makeAgent(endpoint = server.url): EarlyAgent {
  const agent = new EarlyAgent(endpoint, { ca });
  agents.push(agent);
  return agent;
}

/** The reply's text; rejects as the request fails. */
async function get(url: URL, agent: EarlyAgent): Promise<string> {
  return await new Promise((resolve, reject) => {
    const sent = request(url, { agent }, (reply) => {
      let text = '';
      reply.setEncoding('utf8').on('data', (part: string) => (text += part));
      reply.on('end', () => resolve(text));
    });
    sent.on('error', reject).end();
  });
}

const connected = async (count: number) =>
  await vi.waitFor(() => expect(server.connections).toHaveLength(count));

describe('EarlyAgent', () => {
  it('connects before there is a request, which takes that connection, as the next one does', async () => {
    const agent = makeAgent();
    await connected(1);
    expect(await get(server.url, agent)).toBe('fine');
    expect(await get(server.url, agent)).toBe('fine');
    expect(server.connections).toHaveLength(1);
  });

  it('gives a request the connection that is still being made', async () => {
    const agent = makeAgent();
    expect(await get(server.url, agent)).toBe('fine');
    expect(server.connections).toHaveLength(1);
  });

  it('makes another connection for a second request at the same time', async () => {
    const agent = makeAgent();
    expect(await Promise.all([get(server.url, agent), get(server.url, agent)])).toEqual(['fine', 'fine']);
    expect(server.connections).toHaveLength(2);
  });

  it('connects anew when the connection has ended before it was needed', async () => {
    const agent = makeAgent();
    await connected(1);
    const ended = vi.waitFor(() => expect(server.connections[0]?.destroyed).toBe(true));
    server.connections[0]?.destroy();
    await ended;
    expect(await get(server.url, agent)).toBe('fine');
    expect(server.connections).toHaveLength(2);
  });

  it('connects anew when the connection has waited too long', async () => {
    const agent = makeAgent();
    await connected(1);
    const nowMs = performance.now();
    vi.spyOn(performance, 'now').mockReturnValue(nowMs + 6000);
    expect(await get(server.url, agent)).toBe('fine');
    expect(server.connections).toHaveLength(2);
    await vi.waitFor(() => expect(server.connections[0]?.destroyed).toBe(true));
  });

  it('does not use it for another server', async () => {
    const other = await startTlsServer((_, reply) => reply.end('other'));
    try {
      const agent = makeAgent();
      await connected(1);
      expect(await get(other.url, agent)).toBe('other');
      expect(await get(server.url, agent)).toBe('fine');
      expect(server.connections).toHaveLength(1);
    } finally {
      await other.close();
    }
  });

  it('is quiet about a server that is not there, which requests fail by', async () => {
    const { url } = server;
    await server.close();
    const agent = makeAgent(url);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(get(url, agent)).rejects.toThrow('ECONNREFUSED');
  });

  it('trusts nobody whom a request would not trust', async () => {
    const agent = new EarlyAgent(server.url);
    agents.push(agent);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(get(server.url, agent)).rejects.toThrow('self-signed certificate');
  });
});

describe('endpointOf', () => {
  it.each([
    [{ AWS_REGION: 'eu-west-1' }, 'https://dynamodb.eu-west-1.amazonaws.com/'],
    [{ AWS_REGION: 'cn-north-1' }, 'https://dynamodb.cn-north-1.amazonaws.com.cn/'],
    [{ AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: 'https://a.example:8443' }, 'https://a.example:8443/'],
    [
      {
        AWS_REGION: 'eu-west-1',
        AWS_ENDPOINT_URL: 'https://a.example',
        AWS_ENDPOINT_URL_DYNAMODB: 'https://b.example',
      },
      'https://b.example/',
    ],
    [{ AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: 'http://127.0.0.1:8000' }, undefined],
    [{ AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: 'nowhere' }, undefined],
    [{}, undefined],
  ])('of %j', (env, expected) => {
    expect(endpointOf(env)?.href).toBe(expected);
  });
});
