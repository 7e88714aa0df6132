import { toFunctionName } from './local-name.ts';
import { findReferences } from './resolve-value.ts';
import { entriesOf, isBundledFunction, isRoute } from './template-resources.ts';
import { type Resource, type Resources, routeSchema } from './template-schema.ts';

export interface RouteDefinition {
  /** API Gateway's notation, `GET /tools` or `$default`. */
  readonly routeKey: string;
  readonly functionName: string;
}

/** Routes whose function is one of this project, in the template's order. */
export function readRoutes(resources: Resources): RouteDefinition[] {
  return entriesOf(resources, isRoute).flatMap(([, resource]) => {
    const route = routeSchema.parse(resource.Properties);
    const functionName = findFunction(route.Target, resources, new Set());
    return functionName === undefined ? [] : [{ routeKey: route.RouteKey, functionName }];
  });
}

/** Goes from a route over its integration, and perhaps an alias, to the function. */
function findFunction(value: unknown, resources: Resources, seen: Set<string>): string | undefined {
  for (const id of findReferences(value)) {
    const resource = resources[id];
    if (resource === undefined || seen.has(id)) continue;
    if (isBundledFunction(resource)) return toFunctionName(id, resource);
    const found = findFunction(toNext(resource), resources, seen.add(id));
    if (found !== undefined) return found;
  }
  return undefined;
}

function toNext({ Properties: { IntegrationUri, FunctionName } }: Resource): unknown {
  return [IntegrationUri, FunctionName];
}
