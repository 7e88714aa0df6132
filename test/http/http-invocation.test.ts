import { describe, expect, it } from 'vitest';
import { NO_ROUTE, parseHttpInvocation } from '../../functions/http/http-invocation.ts';

const TENANTS = { claim: undefined, defaultTenant: 'default' };

function makeEvent(routeKey: string, rawPath: string) {
  return { version: '2.0', routeKey, rawPath, headers: {}, requestContext: { requestId: 'r-1' } };
}

describe('parseHttpInvocation', () => {
  it('knows an event whose absent parameters stand as null', () => {
    const nulls = { queryStringParameters: null, pathParameters: null, body: null };
    const invocation = parseHttpInvocation({ ...makeEvent('GET /tools', '/tools'), ...nulls }, TENANTS);
    expect(invocation?.operation).toBe('listTools');
    expect(invocation?.read(true, new Set()).input).toEqual({});
  });

  it('gives an event that no route matches no operation of ours', () => {
    expect(parseHttpInvocation(makeEvent('$default', '/nope'), TENANTS)?.operation).toBe(NO_ROUTE);
  });

  it('leaves a payload that is no event to others', () => {
    expect(parseHttpInvocation({ agentId: 'demo', message: 'hello' }, TENANTS)).toBeUndefined();
  });
});
