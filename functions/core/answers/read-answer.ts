import { AppError } from '../errors.ts';
import type { Clock } from '../ports.ts';
import type { Scope } from '../scope.ts';
import { type AnswerCache, isLive, PENDING_KEPT_MS } from './answer-store.ts';
import { toAnswerFacts } from './message-reply.ts';

/** An answer by its id: given, or still being made. */
export type ReadAnswer =
  | ({
      readonly status: 'ready';
      readonly message: string;
      readonly source: 'model' | 'precomputed';
    } & ReturnType<typeof toAnswerFacts>)
  | { readonly status: 'pending'; readonly answerId: string };

/**
 * Reads an answer by id, stale or not; throws `not_found` for one that was never asked for, has expired, or was given up
 * by whoever was to make it.
 */
export function makeReadAnswer({ answers, clock }: { readonly answers: AnswerCache; readonly clock: Clock }) {
  return async (scope: Scope, answerId: string): Promise<ReadAnswer> => {
    const { stored, pending } = await answers.find(scope, answerId);
    if (stored !== undefined && isLive(stored, clock()))
      return { status: 'ready', message: stored.message, source: stored.origin, ...toAnswerFacts(stored) };
    if (pending !== undefined && clock() < pending.leaseUntilMs + PENDING_KEPT_MS)
      return { status: 'pending', answerId };
    throw new AppError('not_found', 'There is no such answer.');
  };
}
