import type { Tool } from './tool.ts';

/** The tools as `GET /tools` lists them; `params` is a JSON Schema (2020-12), `ttlSeconds` 0 where nothing is cached. */
export function describeTools(tools: readonly Tool[], defaultTtlSeconds: number) {
  return tools.map(
    ({
      name,
      description,
      version,
      cacheable,
      ttlSeconds = defaultTtlSeconds,
      sideEffect,
      paramsSchema,
    }) => ({
      name,
      description,
      version,
      cacheable,
      ttlSeconds: cacheable ? ttlSeconds : 0,
      sideEffect,
      params: paramsSchema(),
    }),
  );
}
