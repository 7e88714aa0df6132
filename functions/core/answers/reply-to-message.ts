import type { Observer } from '../observer.ts';
import type { Scope } from '../scope.ts';
import { applyPatch } from '../settings/settings.ts';
import { answerAnew } from './answer-anew.ts';
import { answerIdOf } from './answer-id.ts';
import type { AnswerLookup } from './answer-store.ts';
import type { Answered, Ask, ReplyPorts } from './ask.ts';
import { releaseClaim, takeClaim } from './claim.ts';
import { type MessageReply, toReply } from './message-reply.ts';
import type { MessageRequest } from './message-request.ts';
import { LONGEST_MATCHED_CHARS } from './question-log.ts';
import { recordReply } from './record-reply.ts';
import { servableAnswer } from './servable-answer.ts';
import { graceMs, readBudgetMs } from './time-left.ts';
import { unlessSlow } from './unless-slow.ts';

/** Answers a message within its target: from what is stored, else from the model, else with a fallback. */
export function makeReplyToMessage(ports: ReplyPorts) {
  return async (scope: Scope, request: MessageRequest, observer: Observer): Promise<MessageReply> => {
    const ask = await open(ports, scope, request, observer);
    const answered = await answer(ports, ask);
    const reply = toReply(answered, ask, ports.clock());
    const writes = Promise.all([answered.underWay, recordReply(ports, ask, answered, reply)]);
    const outcome = await ports.timer.within(writes, graceMs(ask));
    if (outcome.kind === 'late') observer.fault('writes after the reply', 'slow');
    return reply;
  };
}

async function open(
  ports: ReplyPorts,
  scope: Scope,
  request: MessageRequest,
  observer: Observer,
): Promise<Ask & { readonly finding: Promise<AnswerLookup> }> {
  const elapsedMs = ports.stopwatch();
  const answerId = answerIdOf(request.message, ports.sha256);
  const likelyMs = request.deadlineMs ?? ports.defaults.answers.targetMs;
  const budgetMs = readBudgetMs({ targetMs: likelyMs, elapsedMs });
  const finding = ports.answers.find(scope, answerId);
  const lookup = await unlessSlow(ports.timer, 'answer lookup', finding, budgetMs, observer);
  const settings = applyPatch(ports.defaults, lookup?.state.settings ?? {});
  const targetMs = request.deadlineMs ?? settings.answers.targetMs;
  return { scope, answerId, request, settings, targetMs, elapsedMs, lookup, observer, finding };
}

async function answer(
  ports: ReplyPorts,
  { finding, ...ask }: Awaited<ReturnType<typeof open>>,
): Promise<Answered> {
  if (ask.lookup === undefined) return await answerUnseen(ports, ask, finding);
  const found = servableAnswer(ask, ask.lookup, ports.clock());
  if (found !== undefined) return found;
  const isShort = ask.request.message.length <= LONGEST_MATCHED_CHARS;
  const isMatched = isShort && (ask.request.cache ?? 'semantic') === 'semantic';
  if (!isMatched) return await answerAnew(ports, ask);
  // An exact hit needs none of what reads and compares questions.
  const { answerSimilarly } = await import('./answer-similarly.ts');
  return await answerSimilarly(ports, ask);
}

/**
 * Answers though the lookup took too long, which counts as a miss. Still the model is asked once for all: the question
 * is claimed, and what the lookup says by then is heeded.
 */
async function answerUnseen(ports: ReplyPorts, ask: Ask, finding: Promise<AnswerLookup>): Promise<Answered> {
  const claim = await takeClaim(ports, ask, ports.newId(), undefined);
  const late = await ports.timer.within(finding, 0).catch(() => undefined);
  const lookup = late?.kind === 'done' ? late.value : undefined;
  const found = servableAnswer(ask, lookup, ports.clock());
  if (found === undefined) return await answerAnew(ports, { ...ask, lookup }, claim);
  return { ...found, underWay: releaseClaim(ports, ask, claim) };
}
