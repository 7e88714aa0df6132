import { describe, expect, it } from 'vitest';
import { NO_ROUTE, parseHttpInvocation } from '../../functions/http/http-invocation.ts';

const RULES = { tenants: { claim: undefined, defaultTenant: 'default' }, maxBodyBytes: 1024 };

function makeEvent(routeKey: string, rawPath: string) {
  return { version: '2.0', routeKey, rawPath, headers: {}, requestContext: { requestId: 'r-1' } };
}

describe('parseHttpInvocation', () => {
  it('knows an event whose absent parameters stand as null', () => {
    const nulls = { queryStringParameters: null, pathParameters: null, body: null };
    const invocation = parseHttpInvocation({ ...makeEvent('GET /tools', '/tools'), ...nulls }, RULES);
    expect(invocation?.operation).toBe('listTools');
    expect(invocation?.read(true, new Set()).input).toEqual({});
  });

  it('gives an event that no route matches no operation of ours', () => {
    expect(parseHttpInvocation(makeEvent('$default', '/nope'), RULES)?.operation).toBe(NO_ROUTE);
  });

  it('refuses a body that is longer than the deployment allows, by its bytes', () => {
    const read = (body: string) =>
      parseHttpInvocation(
        {
          ...makeEvent('PATCH /agents/{agentId}/settings', '/agents/x/settings'),
          pathParameters: { agentId: 'x' },
          headers: { 'content-type': 'application/json' },
          body,
        },
        RULES,
      )?.read(false, new Set()).input;
    const withBytes = (bytes: number) => JSON.stringify({ a: 'é'.repeat((bytes - 8) / 2) });
    expect(read(withBytes(1024))).toHaveProperty('a');
    expect(() => read(withBytes(1026))).toThrow('at most 1024 bytes');
  });

  it('leaves a payload that is no event to others', () => {
    expect(parseHttpInvocation({ agentId: 'demo', message: 'hello' }, RULES)).toBeUndefined();
  });
});
