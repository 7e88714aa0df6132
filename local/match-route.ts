import type { RouteDefinition } from './read-routes.ts';

/** What API Gateway would do with a request line; `allow` lists the methods that the path has. */
export type RouteMatch =
  | {
      readonly kind: 'route';
      readonly route: RouteDefinition;
      readonly pathParameters: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'method_not_allowed'; readonly allow: readonly string[] }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'bad_encoding'; readonly segment: string };

export type MatchRoute = (method: string, rawPath: string) => RouteMatch;

/** Literal segments win over parameters, from the left; the path is split before it is decoded. `$default` takes the rest. */
export function makeMatchRoute(routes: readonly RouteDefinition[]): MatchRoute {
  const patterns = routes.flatMap(toPattern).sort((a, b) => compare(a.rank, b.rank));
  const fallback = routes.find((route) => route.routeKey === '$default');
  return (method, rawPath) => {
    const segments = rawPath.split('/').slice(1);
    const fitting = patterns.filter((pattern) => fits(pattern.segments, segments));
    const pattern = fitting.find((candidate) => candidate.method === method || candidate.method === 'ANY');
    if (pattern !== undefined) return toMatch(pattern, segments);
    if (fallback !== undefined) return { kind: 'route', route: fallback, pathParameters: {} };
    const allow = [...new Set(fitting.map((candidate) => candidate.method))];
    return allow.length === 0 ? { kind: 'not_found' } : { kind: 'method_not_allowed', allow };
  };
}

interface Pattern {
  readonly route: RouteDefinition;
  readonly method: string;
  readonly segments: readonly string[];
  /** A character per segment, in the order of preference. */
  readonly rank: string;
}

function toPattern(route: RouteDefinition): Pattern[] {
  const [method = '', path] = route.routeKey.split(' ');
  if (path === undefined) return [];
  const segments = path.split('/').slice(1);
  return [
    { route, method, segments, rank: segments.map((segment) => (isParameter(segment) ? '1' : '0')).join('') },
  ];
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  if (pattern.length !== segments.length) return false;
  return pattern.every((part, index) =>
    isParameter(part) ? segments[index] !== '' : part === segments[index],
  );
}

function toMatch(pattern: Pattern, segments: readonly string[]): RouteMatch {
  const pathParameters: Record<string, string> = {};
  for (const [index, part] of pattern.segments.entries()) {
    if (!isParameter(part)) continue;
    const segment = segments[index] ?? '';
    const decoded = decode(segment);
    if (decoded === undefined) return { kind: 'bad_encoding', segment };
    pathParameters[part.slice(1, -1)] = decoded;
  }
  return { kind: 'route', route: pattern.route, pathParameters };
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
