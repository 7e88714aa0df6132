import type { Observer } from '../observer.ts';
import type { Scope } from '../scope.ts';
import { applyPatch } from '../settings/settings.ts';
import { answerIdOf } from './answer-id.ts';
import type { AnswerLookup } from './answer-store.ts';
import type { Answered, Ask, ReplyPorts } from './ask.ts';
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
  const found = servableAnswer(ask, ask.lookup, ports.clock());
  if (found !== undefined) return found;
  // A stored answer needs none of what follows, so it is loaded here.
  if (ask.lookup === undefined)
    return await (await import('./answer-unseen.ts')).answerUnseen(ports, ask, finding);
  const isShort = ask.request.message.length <= LONGEST_MATCHED_CHARS;
  const isMatched = isShort && (ask.request.cache ?? 'semantic') === 'semantic';
  if (!isMatched) return await (await import('./answer-anew.ts')).answerAnew(ports, ask);
  return await (await import('./answer-similarly.ts')).answerSimilarly(ports, ask);
}
