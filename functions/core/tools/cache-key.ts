import type { Sha256 } from '../ports.ts';
import { canonicalJson } from '../text/canonical-json.ts';
import type { ToolFacts } from './tool.ts';

type Params = Readonly<Record<string, unknown>>;

/** Top-level params that say when or for whom a call is made, not what it asks. */
const INCIDENTAL: ReadonlySet<string> = new Set([
  'timestamp',
  'execution_id',
  'executionId',
  'session_id',
  'sessionId',
]);

/** The params that decide the result: those that pipelines add to every call are left out. */
export function essentialParams(params: Params): Params {
  return Object.fromEntries(Object.entries(params).filter(([key]) => !INCIDENTAL.has(key)));
}

/** Key of a call's result: SHA-256 of the canonical JSON of the tool's name and version and its essential params. */
export function cacheKey(
  { name, version }: Pick<ToolFacts, 'name' | 'version'>,
  params: Params,
  sha256: Sha256,
): string {
  return sha256(canonicalJson([name, version, essentialParams(params)]));
}
