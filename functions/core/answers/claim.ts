import { isLeaseOver } from '../clock-bounds.ts';
import type { AnswerLookup } from './answer-store.ts';
import type { Ask, ReplyPorts } from './ask.ts';
import { claimBudgetMs } from './time-left.ts';

/** How long a claim outlives the target of its holder, for the answer to be stored or handed on. */
const CLAIM_MARGIN_MS = 3000;

/**
 * Whether this asker may ask the model: it holds the claim on the question; it asks without one, because the store
 * fails or because an answer stands that stays until the new one is there; another is asking; or the store did not say
 * in time, and the claim may be held all the same.
 */
export interface Claim {
  readonly owner: string;
  readonly kind: 'held' | 'without' | 'refused' | 'unknown';
}

/** Claims the question for this asker if it is free; without a lookup, if nothing at all stands there. */
export async function takeClaim(
  ports: ReplyPorts,
  ask: Ask,
  owner: string,
  lookup: AnswerLookup | undefined,
): Promise<Claim> {
  if (isRenewal(ask, lookup)) return { owner, kind: 'without' };
  const { answers, timer, clock } = ports;
  // Who wants a new answer in any case does not wait for that of another.
  const refused = { owner, kind: ask.request.cache === 'bypass' ? 'without' : 'refused' } as const;
  if (lookup?.pending !== undefined && !isLeaseOver(lookup.pending.leaseUntilMs, clock())) return refused;
  const leaseUntilMs = clock() + ask.targetMs + CLAIM_MARGIN_MS;
  const over = lookup?.stored ?? lookup?.unreadable;
  try {
    const claiming = answers.claim(ask.scope, ask.answerId, { owner, leaseUntilMs }, over);
    const outcome = await timer.within(claiming, claimBudgetMs(ask));
    if (outcome.kind === 'late') return { owner, kind: 'unknown' };
    return outcome.value ? { owner, kind: 'held' } : refused;
  } catch (error) {
    ask.observer.fault('answer claim', error);
    return { owner, kind: error instanceof Error && error.name === 'TimeoutError' ? 'unknown' : 'without' };
  }
}

/** Gives a claim up, so that the next to ask need not wait for its end. */
export async function releaseClaim({ answers }: ReplyPorts, ask: Ask, claim: Claim): Promise<void> {
  if (claim.kind === 'refused' || claim.kind === 'without') return;
  try {
    await answers.release(ask.scope, ask.answerId, claim.owner);
  } catch (error) {
    ask.observer.fault('answer release', error);
  }
}

/** True if a new answer is asked for over one that stands: it stays in its place until then. */
export function isRenewal({ request }: Ask, lookup: AnswerLookup | undefined): boolean {
  return request.cache === 'bypass' && lookup?.stored !== undefined;
}
