import { AppError } from '../errors.ts';
import type { Sha256 } from '../ports.ts';
import type { Scope } from '../scope.ts';
import { canonicalJson } from '../text/canonical-json.ts';
import type { Batch, BatchPorts } from './batch.ts';
import type { BatchRequest } from './batch-request.ts';
import { essentialParams } from './cache-key.ts';
import { inTime } from './in-time.ts';

/** What makes side effects happen once in a batch. */
export type OnceOnly =
  /** The caller gave no key: every call is executed. */
  | { readonly kind: 'off' }
  | { readonly kind: 'on'; readonly keyHash: string }
  /** The records cannot be reached, so nothing with side effects may run. */
  | { readonly kind: 'unreachable' };

/** Longest that tying a key to its body may take. */
const BIND_MS = 3000;

/**
 * Ties the caller's idempotency key to the body of the batch. Throws AppError `idempotency_conflict` when it was used
 * with another body; params that no tool sees (`timestamp` and the like) may differ.
 */
export async function bindKey(
  { effects, sha256, timer }: Pick<BatchPorts, 'effects' | 'sha256' | 'timer'>,
  scope: Scope,
  request: BatchRequest,
  idempotencyKey: string | undefined,
  observer: Batch['observer'],
): Promise<OnceOnly> {
  if (idempotencyKey === undefined) return { kind: 'off' };
  const keyHash = sha256(idempotencyKey);
  const fingerprint = fingerprintOf(request, sha256);
  let bound: string;
  try {
    bound = await inTime(timer, effects.bind(scope, keyHash, fingerprint), BIND_MS);
  } catch (error) {
    observer.fault('effect records', error);
    return { kind: 'unreachable' };
  }
  if (bound !== fingerprint)
    throw new AppError(
      'idempotency_conflict',
      'The idempotency key was used with another batch less than a day ago; nothing was run.',
    );
  return { kind: 'on', keyHash };
}

/** Names the effect of the request at that position (from 0) in every retry of its batch. */
export function effectKey(keyHash: string, position: number): string {
  return `${keyHash}#${String(position).padStart(2, '0')}`;
}

/** 32 hexadecimal digits that name the effect among all of all agents, for names that the tool gives out. */
export function effectId(scope: Scope, key: string, sha256: Sha256): string {
  return sha256(canonicalJson([scope.tenant, scope.agentId, key])).slice(0, 32);
}

function fingerprintOf({ requests, concurrency }: BatchRequest, sha256: Sha256): string {
  const essential = requests.map(({ params, ...request }) => ({
    ...request,
    ...(params === undefined ? {} : { params: essentialParams(params) }),
  }));
  return sha256(canonicalJson([essential, concurrency ?? null]));
}
