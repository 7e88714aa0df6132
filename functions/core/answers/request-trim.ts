import type { Ask, ReplyPorts } from './ask.ts';

/** By when a trimming that was asked for is expected to be done. */
const TRIM_MS = 10_000;

/**
 * Asks for the agent's stored answers to be trimmed when the next one makes more than `maxStored`, as far as this
 * instance knows. The index is read anew once that should be done, so it is asked for once, and again if it failed.
 */
export async function requestTrim({ outside, questions, clock }: ReplyPorts, ask: Ask): Promise<void> {
  const nowMs = clock();
  const stored = questions.peek(ask.scope)?.countOfModel(nowMs) ?? 0;
  if (stored + 1 <= ask.settings.answers.maxStored) return;
  if (!questions.expectDeletions(ask.scope, nowMs + TRIM_MS)) return;
  try {
    await outside.trim(ask.scope);
  } catch (error) {
    ask.observer.fault('trim', error);
  }
}
