import type { Tool } from './tool.ts';

/** The tools as `GET /tools` lists them; `params` is a JSON Schema (2020-12), `ttlSeconds` 0 where nothing is cached. */
export async function describeTools(tools: readonly Tool[], defaultTtlSeconds: number) {
  return await Promise.all(tools.map(async (tool) => await describeTool(tool, defaultTtlSeconds)));
}

async function describeTool(
  { name, description, version, cacheable, ttlSeconds, sideEffect, paramsSchema }: Tool,
  defaultTtlSeconds: number,
) {
  return {
    name,
    description,
    version,
    cacheable,
    ttlSeconds: cacheable ? (ttlSeconds ?? defaultTtlSeconds) : 0,
    sideEffect,
    params: await paramsSchema(),
  };
}
