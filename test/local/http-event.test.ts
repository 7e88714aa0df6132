import { describe, expect, it } from 'vitest';
import { type RoutedRequest, toHttpEvent } from '../../local/http-event.ts';

const REQUEST: RoutedRequest = {
  requestId: 'r-1',
  routeKey: 'POST /agents/{agentId}/memory',
  method: 'POST',
  rawPath: '/agents/a%20b/memory',
  rawQueryString: 'limit=5&tag=x&tag=y+z',
  pathParameters: { agentId: 'a b' },
  headers: {
    host: 'localhost:3000',
    'content-type': 'application/json',
    'user-agent': 'curl',
    cookie: 'a=1; b=2',
  },
  body: Buffer.from('{"content":"é"}'),
  httpVersion: '1.1',
  sourceIp: '127.0.0.1',
  timeMs: Date.UTC(2026, 2, 5, 19, 3, 58),
};

describe('toHttpEvent', () => {
  it('writes an event of payload format 2.0', () => {
    expect(toHttpEvent(REQUEST)).toEqual({
      version: '2.0',
      routeKey: 'POST /agents/{agentId}/memory',
      rawPath: '/agents/a%20b/memory',
      rawQueryString: 'limit=5&tag=x&tag=y+z',
      cookies: ['a=1', 'b=2'],
      headers: { host: 'localhost:3000', 'content-type': 'application/json', 'user-agent': 'curl' },
      queryStringParameters: { limit: '5', tag: 'x,y z' },
      pathParameters: { agentId: 'a b' },
      requestContext: {
        accountId: '000000000000',
        apiId: 'local',
        authorizer: {
          principalId: '',
          integrationLatency: 0,
          jwt: { claims: { tenant: 'local' }, scopes: [] },
        },
        domainName: 'localhost:3000',
        domainPrefix: 'localhost:3000',
        http: {
          method: 'POST',
          path: '/agents/a%20b/memory',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'curl',
        },
        requestId: 'r-1',
        routeKey: 'POST /agents/{agentId}/memory',
        stage: '$default',
        time: '05/Mar/2026:19:03:58 +0000',
        timeEpoch: REQUEST.timeMs,
      },
      body: '{"content":"é"}',
      isBase64Encoded: false,
    });
  });

  it('leaves out what the request does not have', () => {
    const event = toHttpEvent({
      ...REQUEST,
      rawQueryString: '',
      pathParameters: {},
      headers: {},
      body: Buffer.alloc(0),
    });
    expect(Object.keys(event)).not.toEqual(
      expect.arrayContaining(['body', 'cookies', 'pathParameters', 'queryStringParameters']),
    );
    expect(event.isBase64Encoded).toBe(false);
  });

  it.each([
    ['application/octet-stream', Buffer.from('abc')],
    ['application/x-www-form-urlencoded', Buffer.from('a=b')],
    ['application/json', Buffer.from([0xff, 0xfe])],
  ])('encodes a body of %s that is not text', (type, body) => {
    const event = toHttpEvent({ ...REQUEST, headers: { 'content-type': type }, body });
    expect(event).toMatchObject({ isBase64Encoded: true, body: body.toString('base64') });
  });
});
