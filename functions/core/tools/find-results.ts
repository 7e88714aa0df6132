import { areCurrent, type KnownVersions } from '../freshness/dataset-versions.ts';
import type { Observer } from '../observer.ts';
import type { Timer } from '../ports.ts';
import type { Scope } from '../scope.ts';
import { inTime } from './in-time.ts';
import type { CachedResult, ToolCache, ToolLookup } from './tool-cache.ts';

/** Longest that a lookup may take before everything in it counts as a miss. */
const LOOKUP_MS = 3000;

/** What is kept under the keys; undefined, and a fault in the metrics, when the store fails or is slow. */
export async function findResults(
  { cache, timer }: { readonly cache: Pick<ToolCache, 'find'>; readonly timer: Timer },
  scope: Scope,
  keys: readonly string[],
  observer: Observer,
): Promise<ToolLookup | undefined> {
  try {
    const lookup = await inTime(timer, cache.find(scope, keys), LOOKUP_MS);
    if (lookup.unreadable.size > 0) observer.metric('CacheFault', lookup.unreadable.size);
    return lookup;
  } catch (error) {
    observer.fault('tool lookup', error);
  }
  observer.metric('CacheFault', 1);
  return undefined;
}

interface Wanted {
  readonly key: string | undefined;
  readonly datasets: readonly string[];
}

/** The kept result that may be served: within its time, dependent on all that is asked of it, and not moved on. */
export function servableResult(
  { key, datasets }: Wanted,
  lookup: ToolLookup | undefined,
  nowMs: number,
): CachedResult | undefined {
  const cached = lookup?.results.get(key ?? '');
  if (cached === undefined || cached.expiresAtMs <= nowMs) return undefined;
  const known: KnownVersions = lookup?.state.datasetVersions ?? new Map();
  const dependsOnAll = datasets.every((dataset) => Object.hasOwn(cached.dependencies, dataset));
  return dependsOnAll && areCurrent(cached.dependencies, known) ? cached : undefined;
}
