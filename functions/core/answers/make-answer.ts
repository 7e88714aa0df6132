import {
  dependenciesOn,
  type KnownVersions,
  mentionedDatasets,
  UNNAMED_DATASET,
} from '../freshness/dataset-versions.ts';
import type { MemoryReader } from '../memory/memory-store.ts';
import { packContext } from '../memory/pack-context.ts';
import { type RelevantEntry, rankForQuestion } from '../memory/rank-for-question.ts';
import { renderContext, shownIds } from '../memory/render-context.ts';
import type { Clock } from '../ports.ts';
import type { Scope } from '../scope.ts';
import type { Settings } from '../settings/settings.ts';
import { foldWhiteSpace } from '../text/fold-white-space.ts';
import type { StoredAnswer } from './answer-store.ts';
import type { Model } from './model.ts';

interface Ports {
  readonly memory: Pick<MemoryReader, 'entries'>;
  readonly model: Model;
  readonly clock: Clock;
}

/** A question as it goes to the model, with what was known of the agent when it was asked. */
export interface Question {
  readonly scope: Scope;
  readonly answerId: string;
  readonly message: string;
  readonly datasets: readonly string[];
  readonly settings: Settings;
  readonly known: KnownVersions;
}

export type MakeAnswer = (question: Question, timeoutMs: number) => Promise<StoredAnswer>;

/**
 * Asks the model with the memory context for the question. The answer depends on the datasets the request names, those
 * of the entries in its context (the unnamed one if the context is empty) and known ones that the message mentions, at
 * the versions read before the context, so that an entry added meanwhile makes it stale rather than wrong.
 */
export function makeMakeAnswer({ memory, model, clock }: Ports): MakeAnswer {
  return async (question, timeoutMs) => {
    const { message, settings } = question;
    const ranked = rankForQuestion(message, await memory.entries(question.scope));
    const { context, shown } = contextOf(ranked, settings.context.maxChars);
    const reply = await model.answer(
      { message, context, entries: shown, totalEntries: ranked.length },
      timeoutMs,
    );
    const answeredAtMs = clock();
    return {
      answerId: question.answerId,
      message: foldWhiteSpace(message),
      response: reply.text,
      origin: 'model',
      answeredAtMs,
      model: reply.model,
      ...(reply.usage === undefined ? {} : { usage: reply.usage }),
      dependencies: dependenciesOn(datasetsOf(question, shown), question.known),
      expiresAtMs: answeredAtMs + settings.answers.ttlSeconds * 1000,
    };
  };
}

function contextOf(ranked: readonly RelevantEntry[], maxChars: number) {
  const entries = ranked.map(({ entry }) => entry);
  const plan = packContext(entries, maxChars);
  const ids = new Set(shownIds(plan));
  const contents = new Map(entries.map(({ entryId, content }) => [entryId, content]));
  return {
    context: renderContext(plan, entries, contents).context,
    shown: ranked.filter(({ entry }) => ids.has(entry.entryId)),
  };
}

function datasetsOf({ datasets, message, known }: Question, shown: readonly RelevantEntry[]): string[] {
  const inContext = shown.map(({ entry }) => entry.dataset ?? UNNAMED_DATASET);
  return [
    ...datasets,
    ...mentionedDatasets(message, known),
    ...(inContext.length === 0 ? [UNNAMED_DATASET] : inContext),
  ];
}
