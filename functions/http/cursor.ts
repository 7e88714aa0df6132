import * as z from 'zod/mini';
import { AppError } from '../core/errors.ts';
import { lazily } from '../core/lazily.ts';
import type { ListPosition } from '../core/memory/memory-store.ts';
import type { Sha256 } from '../core/ports.ts';
import type { Scope } from '../core/scope.ts';

const cursorSchema = lazily(() => z.tuple([z.int(), z.int(), z.string(), z.string()]));

/**
 * A place in an agent's list as opaque text. Its checksum covers tenant and agent, so that a changed cursor, or one of
 * another agent, is refused; it opens nothing that the caller could not read anyway, so it needs no secret.
 */
export function toCursor(scope: Scope, position: ListPosition, sha256: Sha256): string {
  const { timestampMs, sequence, entryId } = position;
  const fields = [timestampMs, sequence, entryId, checksum(scope, position, sha256)];
  return Buffer.from(JSON.stringify(fields), 'utf8').toString('base64url');
}

/** The place of a cursor that `toCursor` made for this agent; throws `invalid_cursor` for any other. */
export function fromCursor(scope: Scope, cursor: string, sha256: Sha256): ListPosition {
  const parsed = cursorSchema().safeParse(readJson(cursor));
  if (!parsed.success) throw refusal();
  const [timestampMs, sequence, entryId, check] = parsed.data;
  const position = { timestampMs, sequence, entryId };
  if (toCursor(scope, position, sha256) !== cursor || check !== checksum(scope, position, sha256))
    throw refusal();
  return position;
}

function checksum(scope: Scope, { timestampMs, sequence, entryId }: ListPosition, sha256: Sha256): string {
  return sha256(JSON.stringify([scope.tenant, scope.agentId, timestampMs, sequence, entryId])).slice(0, 24);
}

function readJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function refusal(): AppError {
  return new AppError('invalid_cursor', 'The cursor is not one that this list gave out.', [
    { pointer: '#/cursor', detail: 'must be the nextCursor of an earlier reply for this agent' },
  ]);
}
