import type { AnswerLookup, StoredAnswer } from './answer-store.ts';
import type { Answered, Ask, ReplyPorts } from './ask.ts';
import { findAnswer } from './find-answer.ts';
import { ModelError } from './model.ts';
import { servableAnswer } from './servable-answer.ts';

/** How long a claim outlives the target of its holder, for the answer to be stored or handed on. */
const CLAIM_MARGIN_MS = 3000;
/** Part of the target that is kept for handing a late answer on, and its upper bound. */
const HANDOVER_SHARE = 0.1;
const HANDOVER_MS = 60;
/** How long handing on may take once the target is used up. */
const HANDOVER_LIMIT_MS = 1000;
const FIRST_POLL_MS = 20;
const LONGEST_POLL_MS = 200;

/** A new answer from the model, asked once for all who wait for it; a fallback when the time is over. */
export async function answerAnew(ports: ReplyPorts, ask: Ask): Promise<Answered> {
  const owner = ports.newId();
  let lookup = ask.lookup;
  for (let pollMs = FIRST_POLL_MS; ; pollMs = Math.min(pollMs * 1.5, LONGEST_POLL_MS)) {
    const isFree = lookup?.pending === undefined || lookup.pending.leaseUntilMs <= ports.clock();
    if (ask.request.cache === 'bypass' || (isFree && (await claim(ports, ask, owner, lookup))))
      return await lead(ports, ask, owner);
    const waitMs = Math.min(pollMs, remainingMs(ask));
    if (waitMs <= 0) return { source: 'fallback' };
    await ports.timer.sleep(waitMs);
    lookup = await findAnswer(ports, ask.scope, ask.answerId, ask.observer);
    const found = servableAnswer(ask, lookup, ports.clock());
    if (found !== undefined) return found;
  }
}

/** True when this asker is to ask the model: the question is free, or the store cannot say. */
async function claim(
  { answers, timer, clock }: ReplyPorts,
  ask: Ask,
  owner: string,
  lookup: AnswerLookup | undefined,
): Promise<boolean> {
  if (lookup === undefined) return true;
  const leaseUntilMs = clock() + ask.targetMs + CLAIM_MARGIN_MS;
  try {
    const claiming = answers.claim(ask.scope, ask.answerId, { owner, leaseUntilMs }, lookup.stored);
    const outcome = await timer.within(claiming, Math.max(1, remainingMs(ask)));
    return outcome.kind === 'late' || outcome.value;
  } catch (error) {
    ask.observer.fault('answer claim', error);
    return true;
  }
}

async function lead(ports: ReplyPorts, ask: Ask, owner: string): Promise<Answered> {
  const { scope, answerId, request, settings, lookup } = ask;
  const known = lookup?.state.datasetVersions ?? new Map<string, number>();
  const question = {
    scope,
    answerId,
    message: request.message,
    datasets: request.datasets ?? [],
    settings,
    known,
  };
  const timeoutMs = Math.max(1, remainingMs(ask));
  try {
    const outcome = await ports.timer.within(ports.makeAnswer(question, timeoutMs), timeoutMs);
    if (outcome.kind === 'done')
      return { source: 'model', answer: outcome.value, storing: store(ports, ask, outcome.value) };
    await handOn(ports, ask, owner);
  } catch (error) {
    ask.observer.metric('ModelFault', 1);
    ask.observer.fault('model', error);
    if (error instanceof ModelError && error.isPermanent) await release(ports, ask, owner);
    else await handOn(ports, ask, owner);
  }
  return { source: 'fallback' };
}

async function store({ answers }: ReplyPorts, ask: Ask, answer: StoredAnswer): Promise<void> {
  if (ask.lookup === undefined) return;
  try {
    await answers.store(ask.scope, answer);
  } catch (error) {
    ask.observer.metric('CacheFault', 1);
    ask.observer.fault('answer store', error);
  }
}

async function handOn({ late, timer }: ReplyPorts, ask: Ask, owner: string): Promise<void> {
  const { scope, answerId, request } = ask;
  const question = { scope, answerId, owner, message: request.message, datasets: request.datasets ?? [] };
  try {
    const outcome = await timer.within(late.hand(question), HANDOVER_LIMIT_MS);
    if (outcome.kind === 'late') ask.observer.fault('late answer', 'handing on was slow');
  } catch (error) {
    ask.observer.fault('late answer', error);
  }
}

async function release({ answers }: ReplyPorts, ask: Ask, owner: string): Promise<void> {
  try {
    await answers.release(ask.scope, ask.answerId, owner);
  } catch (error) {
    ask.observer.fault('answer release', error);
  }
}

function remainingMs({ targetMs, elapsedMs }: Ask): number {
  return targetMs - elapsedMs() - Math.min(HANDOVER_MS, targetMs * HANDOVER_SHARE);
}
