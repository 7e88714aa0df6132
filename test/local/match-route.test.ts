import { describe, expect, it } from 'vitest';
import { makeMatchRoute } from '../../local/match-route.ts';

const ROUTE_KEYS = [
  'GET /agents/{agentId}/memory/{entryId}',
  'POST /agents/{agentId}/memory/cleanups',
  'DELETE /agents/{agentId}/memory/{entryId}',
  'GET /tools',
  'GET /{any}',
  'ANY /open',
];

const match = makeMatchRoute(ROUTE_KEYS.map((routeKey) => ({ routeKey, functionName: 'f' })));

describe('matchRoute', () => {
  it.each([
    ['GET', '/tools', 'GET /tools', {}],
    ['GET', '/other', 'GET /{any}', { any: 'other' }],
    ['PATCH', '/open', 'ANY /open', {}],
    ['GET', '/agents/a/memory/e', 'GET /agents/{agentId}/memory/{entryId}', { agentId: 'a', entryId: 'e' }],
    [
      'GET',
      '/agents/a/memory/cleanups',
      'GET /agents/{agentId}/memory/{entryId}',
      { agentId: 'a', entryId: 'cleanups' },
    ],
    [
      'GET',
      '/agents/a%2Fb/memory/e%20f',
      'GET /agents/{agentId}/memory/{entryId}',
      { agentId: 'a/b', entryId: 'e f' },
    ],
  ])('sends %s %s to %s', (method, path, routeKey, pathParameters) => {
    expect(match(method, path)).toMatchObject({ kind: 'route', route: { routeKey }, pathParameters });
  });

  it.each(['/', '/tools/', '/agents//memory/e', '/agents/a/memory/e/f', '/nothing/here'])(
    'finds nothing at %s',
    (path) => {
      expect(match('GET', path)).toEqual({ kind: 'not_found' });
    },
  );

  it('names the methods of a path', () => {
    expect(match('PUT', '/agents/a/memory/e')).toEqual({
      kind: 'method_not_allowed',
      allow: ['GET', 'DELETE'],
    });
  });

  it('refuses a wrong percent encoding', () => {
    expect(match('GET', '/agents/%zz/memory/e')).toEqual({ kind: 'bad_encoding', segment: '%zz' });
  });

  it('sends the rest to $default', () => {
    const withDefault = makeMatchRoute([{ routeKey: '$default', functionName: 'f' }]);
    expect(withDefault('PUT', '/a%zz')).toMatchObject({
      kind: 'route',
      route: { routeKey: '$default' },
      pathParameters: {},
    });
  });
});
