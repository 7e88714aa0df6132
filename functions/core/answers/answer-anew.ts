import type { AnswerLookup, StoredAnswer } from './answer-store.ts';
import type { Answered, Ask, ReplyPorts } from './ask.ts';
import { type Claim, isRenewal, releaseClaim, takeClaim } from './claim.ts';
import { findAnswer } from './find-answer.ts';
import type { MadeAnswer } from './make-answer.ts';
import { ModelError } from './model.ts';
import { requestTrim } from './request-trim.ts';
import { servableAnswer } from './servable-answer.ts';
import { readBudgetMs, timeLeftMs } from './time-left.ts';

const FIRST_POLL_MS = 20;
const LONGEST_POLL_MS = 200;
/** So many looks in a row without a word from the store, and it is tried whether the question can be claimed. */
const MOST_SILENCES = 3;
/** With less time than this the model is not asked within the request. */
const LEAST_MODEL_MS = 5;
/** Part of the model's time after which a late answer is likely enough to prepare for. */
const PREPARE_SHARE = 0.25;

/**
 * A new answer from the model, asked once for all who wait for it; a fallback when the time is over. `first` is a claim
 * that was tried for already.
 */
export async function answerAnew(ports: ReplyPorts, ask: Ask, first?: Claim): Promise<Answered> {
  const owner = first?.owner ?? ports.newId();
  let claim = first ?? (await takeClaim(ports, ask, owner, ask.lookup));
  let silences = 0;
  for (let pollMs = FIRST_POLL_MS; isWaiting(claim); pollMs = Math.min(pollMs * 1.5, LONGEST_POLL_MS)) {
    const waitMs = Math.min(pollMs, timeLeftMs(ask));
    if (waitMs <= 0) return giveUp(ports, ask, claim);
    await ports.timer.sleep(waitMs);
    const lookup = await findAnswer(ports, ask.scope, ask.answerId, readBudgetMs(ask), ask.observer);
    const found = servableAnswer(ask, lookup, ports.clock());
    if (found !== undefined) return found;
    if (timeLeftMs(ask) <= 0) return giveUp(ports, ask, claim);
    silences = lookup === undefined ? silences + 1 : 0;
    claim = await nextClaim(ports, ask, claim, lookup, silences);
  }
  return await lead(ports, ask, claim);
}

function isWaiting({ kind }: Claim): boolean {
  return kind === 'refused' || kind === 'unknown';
}

/**
 * The claim after another look at the question. While the store is slow one goes on waiting: another may be asking, or
 * this one's claim may hold though nothing was heard of it, so that the question has to be handed on in the end.
 */
async function nextClaim(
  ports: ReplyPorts,
  ask: Ask,
  claim: Claim,
  lookup: AnswerLookup | undefined,
  silences: number,
): Promise<Claim> {
  const { owner } = claim;
  if (lookup?.pending?.owner === owner) return { owner, kind: 'held' };
  if (lookup === undefined && silences < MOST_SILENCES) return claim;
  return await takeClaim(ports, ask, owner, lookup);
}

/** The fallback of one who waited; a question that maybe nobody is asking is handed on. */
function giveUp(ports: ReplyPorts, ask: Ask, claim: Claim): Answered {
  if (claim.kind !== 'unknown') return { source: 'fallback' };
  return { source: 'fallback', underWay: handOn(ports, ask, claim) };
}

async function lead(ports: ReplyPorts, ask: Ask, claim: Claim): Promise<Answered> {
  if (timeLeftMs(ask) < LEAST_MODEL_MS) return { source: 'fallback', underWay: handOn(ports, ask, claim) };
  try {
    const made = await askModel(ports, ask);
    if (made === undefined) return { source: 'fallback', underWay: handOn(ports, ask, claim) };
    const { answer, isWhole } = made;
    // From a part of memory an answer is good enough to be given, and not to be kept: it is made anew outside.
    const underWay = isWhole ? store(ports, ask, answer, claim) : handOn(ports, ask, claim);
    return { source: 'model', answer, underWay };
  } catch (error) {
    ask.observer.metric('ModelFault', 1);
    if (error instanceof ModelError && error.isPermanent) {
      ask.observer.metric('ModelRefusal', 1);
      ask.observer.fault('model refused', error);
      return { source: 'fallback', reason: 'model_refused', underWay: releaseClaim(ports, ask, claim) };
    }
    ask.observer.fault('model', error);
    const isLate = timeLeftMs(ask) < LEAST_MODEL_MS;
    return {
      source: 'fallback',
      ...(isLate ? {} : { reason: 'model_failed' as const }),
      underWay: handOn(ports, ask, claim),
    };
  }
}

/** The model's answer, or undefined when the time is over before it is there. */
async function askModel(
  { makeAnswer, outside, timer }: ReplyPorts,
  ask: Ask,
): Promise<MadeAnswer | undefined> {
  const { scope, answerId, request, settings, lookup } = ask;
  const question = {
    scope,
    answerId,
    message: request.message,
    datasets: request.datasets ?? [],
    settings,
    known: lookup?.state ?? NOTHING_KNOWN,
    ...(lookup === undefined ? {} : { mark: lookup.state.mark }),
  };
  const timeoutMs = timeLeftMs(ask);
  const making = makeAnswer(question, timeoutMs);
  const early = await timer.within(making, timeoutMs * PREPARE_SHARE);
  if (early.kind === 'done') return early.value;
  outside.prepare().catch((error: unknown) => ask.observer.fault('late answer', error));
  const outcome = await timer.within(making, Math.max(1, timeLeftMs(ask)));
  return outcome.kind === 'done' ? outcome.value : undefined;
}

const NOTHING_KNOWN = { datasetVersions: new Map<string, number>(), processingCount: 0 };

/** Stores the answer, unless it is not known what versions of its datasets it was made from. */
async function store(ports: ReplyPorts, ask: Ask, answer: StoredAnswer, claim: Claim): Promise<void> {
  if (ask.lookup === undefined) return await releaseClaim(ports, ask, claim);
  try {
    const over = isRenewal(ask, ask.lookup) ? ask.lookup.stored : undefined;
    await Promise.all([ports.answers.store(ask.scope, answer, over), requestTrim(ports, ask)]);
  } catch (error) {
    ask.observer.metric('CacheFault', 1);
    ask.observer.fault('answer store', error);
  }
}

async function handOn({ outside }: ReplyPorts, ask: Ask, { owner }: Claim): Promise<void> {
  const { scope, answerId, request, lookup } = ask;
  const isOver = isRenewal(ask, lookup);
  if (isOver && lookup?.stored?.origin === 'precomputed') return;
  const { message, datasets = [] } = request;
  const question = { scope, answerId, message, datasets, ...(isOver ? {} : { owner }) };
  try {
    await outside.finish(question);
  } catch (error) {
    ask.observer.fault('late answer', error);
  }
}
