import type { Ask, ReplyPorts } from './ask.ts';

/** By when a trimming that was asked for is expected to be done. */
const TRIM_MS = 10_000;

/** Ending of the ids, one of 256, whose answers bring up a trimming where nobody counts. */
const SAMPLED = '00';

/**
 * Asks for the agent's stored answers to be trimmed when the next one makes more than `maxStored`, as far as this
 * instance knows. The index is read anew once that should be done, so it is asked for once, and again if it failed. An
 * instance that matches no questions of the agent, and so does not count them, asks with one answer of 256.
 */
export async function requestTrim(ports: ReplyPorts, ask: Ask): Promise<void> {
  if (!isDue(ports, ask)) return;
  const { outside } = ports;
  try {
    await outside.trim(ask.scope);
  } catch (error) {
    ask.observer.fault('trim', error);
  }
}

function isDue({ questions, clock }: ReplyPorts, { scope, answerId, settings }: Ask): boolean {
  const index = questions.peek(scope);
  if (index === undefined) return answerId.endsWith(SAMPLED);
  const isBeyond = index.countOfModel(clock()) + 1 > settings.answers.maxStored;
  return isBeyond && questions.expectDeletions(scope, clock() + TRIM_MS);
}
