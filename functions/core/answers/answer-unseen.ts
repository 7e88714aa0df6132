import { answerAnew } from './answer-anew.ts';
import type { AnswerLookup } from './answer-store.ts';
import type { Answered, Ask, ReplyPorts } from './ask.ts';
import { releaseClaim, takeClaim } from './claim.ts';
import { servableAnswer } from './servable-answer.ts';

/**
 * Answers though the lookup took too long, which counts as a miss. Still the model is asked once for all: the question
 * is claimed, and what the lookup says by then is heeded.
 */
export async function answerUnseen(
  ports: ReplyPorts,
  ask: Ask,
  finding: Promise<AnswerLookup>,
): Promise<Answered> {
  const claim = await takeClaim(ports, ask, ports.newId(), undefined);
  const late = await ports.timer.within(finding, 0).catch(() => undefined);
  const lookup = late?.kind === 'done' ? late.value : undefined;
  const found = servableAnswer(ask, lookup, ports.clock());
  if (found === undefined) return await answerAnew(ports, { ...ask, lookup }, claim);
  return { ...found, underWay: releaseClaim(ports, ask, claim) };
}
