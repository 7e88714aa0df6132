import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { startFront } from './support/front.ts';

const ECHO = `
export const handler = async (event) => {
  if (event.headers['x-do'] === 'throw') throw new Error('secret');
  if (event.headers['x-do'] === 'hang') await new Promise((resolve) => setTimeout(resolve, 10000));
  if (event.headers['x-do'] === 'nonsense') return 'hello';
  return {
    statusCode: 201,
    headers: { 'Content-Type': 'application/json', 'content-length': '1' },
    cookies: ['a=1', 'b=2'],
    body: JSON.stringify({ body: event.body, parameters: event.pathParameters, routeKey: event.routeKey }),
  };
};`;

describe('the HTTP server', () => {
  it('hands a request to the function of its route and writes the reply', async () => {
    const { url } = await startFront(ECHO);
    const response = await fetch(`${url}/echo/a%2Fb`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"ü":1}',
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.json()).toEqual({
      body: '{"ü":1}',
      parameters: { name: 'a/b' },
      routeKey: 'POST /echo/{name}',
    });
  });

  it('takes a question of 8,000 characters in the query, whatever they are', async () => {
    const { url } = await startFront(ECHO);
    const response = await fetch(`${url}/echo/a?query=${encodeURIComponent('🦆'.repeat(8000))}`);
    expect(response.status).toBe(201);
  });

  it.each([
    ['GET', '/nothing', {}, 404, 'not_found'],
    ['PUT', '/echo/a', {}, 404, 'not_found'],
    ['GET', '/echo/%zz', {}, 400, 'invalid_request'],
    ['GET', '/echo/a', { 'x-do': 'throw' }, 500, 'internal'],
    ['GET', '/echo/a', { 'x-do': 'nonsense' }, 500, 'internal'],
    ['GET', '/echo/a', { 'x-do': 'hang' }, 503, 'unavailable'],
    ['GET', '/echo/a', { origin: 'https://evil.example' }, 403, 'forbidden'],
    ['GET', '/echo/a', { origin: 'null' }, 403, 'forbidden'],
  ])('answers %s %s with %o by %d %s', async (method, path, headers, status, code) => {
    const { url } = await startFront(ECHO);
    const response = await fetch(url + path, { method, headers });
    const body = await response.text();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('x-request-id')).toHaveLength(36);
    expect(JSON.parse(body)).toMatchObject({ code, status, instance: path });
    expect(body).not.toContain('secret');
  });

  it('names the methods of a path', async () => {
    const { url } = await startFront(ECHO);
    expect((await fetch(`${url}/echo/a`, { method: 'DELETE' })).headers.get('allow')).toBe('POST, GET');
  });

  it('answers HEAD without a body', async () => {
    const { url } = await startFront(ECHO);
    const response = await fetch(`${url}/echo/a`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([404, '']);
  });

  it('sends what has no route to $default', async () => {
    const { url } = await startFront(ECHO, ['$default']);
    expect(await (await fetch(`${url}/any/thing`)).json()).toMatchObject({ routeKey: '$default' });
  });

  it('answers to its own names alone', async () => {
    const { url } = await startFront(ECHO);
    const { port } = new URL(url);
    const statuses = ['localhost', '127.0.0.1', '[::1]', 'evil.example'].map((host) =>
      getStatus(url, { host: `${host}:${port}` }),
    );
    expect(await Promise.all(statuses)).toEqual([201, 201, 201, 403]);
    expect(await getStatus(url, { host: `localhost:${port}`, origin: `http://localhost:${port}` })).toBe(201);
    expect(await getStatus(url, { host: '127.0.0.1:1' })).toBe(403);
  });

  it.each([
    ['announced', { 'content-length': String(7 * 1024 * 1024) }],
    ['not announced', { 'transfer-encoding': 'chunked' }],
    ['asked for', { 'content-length': String(7 * 1024 * 1024), expect: '100-continue' }],
  ])('refuses a body over 6 MiB that is %s', async (_, headers) => {
    const { url } = await startFront(ECHO);
    const sent = request(`${url}/echo/a`, { method: 'POST', headers });
    if (!('expect' in headers)) sent.end(Buffer.alloc(7 * 1024 * 1024));
    else sent.flushHeaders();
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
    sent.on('error', reject);
    sent.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    expect(await promise).toBe(413);
    sent.destroy();
  });

  it('shows the metrics in the text format of Prometheus', async () => {
    const { url } = await startFront(ECHO, ['$default']);
    const response = await fetch(`${url}/metrics`);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await response.text()).toBe('millrace_test 1\n');
    expect((await fetch(`${url}/metrics`, { headers: { origin: 'https://evil.example' } })).status).toBe(403);
  });

  it('refuses requests while it stops', async () => {
    const { url, stop } = await startFront(ECHO);
    stop();
    expect((await fetch(`${url}/echo/a`)).status).toBe(503);
  });
});

async function getStatus(url: string, headers: Record<string, string>): Promise<number | undefined> {
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  request(
    `${url}/echo/a`,
    { headers },
    (response) => void text(response).then(() => resolve(response.statusCode)),
  ).end();
  return await promise;
}
