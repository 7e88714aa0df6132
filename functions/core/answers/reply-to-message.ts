import type { Observer } from '../observer.ts';
import type { Scope } from '../scope.ts';
import { applyPatch } from '../settings/settings.ts';
import { answerAnew } from './answer-anew.ts';
import { answerIdOf } from './answer-id.ts';
import type { Answered, Ask, ReplyPorts } from './ask.ts';
import { fallbackFor } from './fallback.ts';
import { findAnswer } from './find-answer.ts';
import { type MessageReply, toAnswerFacts } from './message-reply.ts';
import type { MessageRequest } from './message-request.ts';
import { recordReply } from './record-reply.ts';
import { servableAnswer } from './servable-answer.ts';

/** Answers a message within its target: from what is stored, else from the model, else with a fallback. */
export function makeReplyToMessage(ports: ReplyPorts) {
  return async (scope: Scope, request: MessageRequest, observer: Observer): Promise<MessageReply> => {
    const elapsedMs = ports.stopwatch();
    const answerId = answerIdOf(request.message, ports.sha256);
    const lookup = await findAnswer(ports, scope, answerId, observer);
    const settings = applyPatch(ports.defaults, lookup?.state.settings ?? {});
    const targetMs = request.deadlineMs ?? settings.answers.targetMs;
    const ask = { scope, answerId, request, settings, targetMs, elapsedMs, lookup, observer };
    const answered = servableAnswer(ask, lookup, ports.clock()) ?? (await answerAnew(ports, ask));
    const reply = toReply(answered, ask, ports.clock());
    await Promise.all([
      answered.source === 'model' ? answered.storing : undefined,
      recordReply(ports, ask, answered, reply),
    ]);
    return reply;
  };
}

function toReply(
  answered: Answered,
  { answerId, request, targetMs, elapsedMs }: Ask,
  nowMs: number,
): MessageReply {
  const timed = { responseTimeMs: Math.round(elapsedMs() * 1000) / 1000, targetMs };
  if (answered.source === 'fallback')
    return {
      answerId,
      response: fallbackFor(request.message),
      source: 'fallback',
      ...timed,
      answeredAt: new Date(nowMs).toISOString(),
    };
  return { ...toAnswerFacts(answered.answer), source: answered.source, ...timed, ...usageOf(answered) };
}

/** Tokens are reported where they were spent, not where a stored answer saved them. */
function usageOf(answered: Exclude<Answered, { source: 'fallback' }>) {
  return answered.source === 'model' && answered.answer.usage !== undefined
    ? { usage: answered.answer.usage }
    : {};
}
