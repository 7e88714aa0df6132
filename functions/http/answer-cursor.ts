import type { AnswerPosition } from '../core/answers/answer-store.ts';
import { AppError } from '../core/errors.ts';
import type { Sha256 } from '../core/ports.ts';
import type { Scope } from '../core/scope.ts';
import { fromCursor, toCursor } from './cursor.ts';

/** Stands where a cursor of the memory list has a sequence, which is never negative. */
const OF_ANSWERS = -1;

/** A place in the list of stored answers as opaque text, see `toCursor`. */
export function toAnswerCursor(
  scope: Scope,
  { answerId, answeredAtMs }: AnswerPosition,
  sha256: Sha256,
): string {
  return toCursor(scope, { timestampMs: answeredAtMs, sequence: OF_ANSWERS, entryId: answerId }, sha256);
}

/** The place of a cursor that `toAnswerCursor` made for this agent; throws `invalid_cursor` for any other. */
export function fromAnswerCursor(scope: Scope, cursor: string, sha256: Sha256): AnswerPosition {
  const { timestampMs, sequence, entryId } = fromCursor(scope, cursor, sha256);
  if (sequence !== OF_ANSWERS)
    throw new AppError('invalid_cursor', 'The cursor is of another list.', [
      { pointer: '#/cursor', detail: 'must be the nextCursor of an earlier list of answers' },
    ]);
  return { answerId: entryId, answeredAtMs: timestampMs };
}
