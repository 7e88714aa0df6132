import { dependenciesOn, mentionedDatasets, UNNAMED_DATASET } from '../freshness/dataset-versions.ts';
import type { MemoryReader } from '../memory/memory-store.ts';
import { packContext } from '../memory/pack-context.ts';
import { type RelevantEntry, rankForQuestion } from '../memory/rank-for-question.ts';
import { renderContext, shownIds } from '../memory/render-context.ts';
import type { Clock, Stopwatch } from '../ports.ts';
import type { Scope } from '../scope.ts';
import type { Settings } from '../settings/settings.ts';
import { foldWhiteSpace } from '../text/fold-white-space.ts';
import type { StoredAnswer } from './answer-store.ts';
import type { KnownState } from './is-servable.ts';
import type { Model } from './model.ts';
import { parseModelReply } from './model-reply.ts';

interface Ports {
  readonly memory: Pick<MemoryReader, 'entries'>;
  readonly model: Model;
  readonly clock: Clock;
  readonly stopwatch: Stopwatch;
}

/** A question as it goes to the model, with what was known of the agent when it was asked. */
export interface Question {
  readonly scope: Scope;
  readonly answerId: string;
  readonly message: string;
  readonly datasets: readonly string[];
  readonly settings: Settings;
  readonly known: KnownState;
}

export type MakeAnswer = (question: Question, timeoutMs: number) => Promise<StoredAnswer>;

/**
 * Asks the model with the memory context for the question, all within `timeoutMs`. The answer depends on the datasets the request names, those
 * of the entries in its context (the unnamed one if the context is empty) and known ones that the message mentions, at
 * the versions read before the context, so that an entry added meanwhile makes it stale rather than wrong.
 */
export function makeMakeAnswer({ memory, model, clock, stopwatch }: Ports): MakeAnswer {
  return async (question, timeoutMs) => {
    const elapsedMs = stopwatch();
    const { message, settings } = question;
    const ranked = rankForQuestion(message, await memory.entries(question.scope));
    const { context, shown } = contextOf(ranked, settings.context.maxChars);
    const reply = parseModelReply(
      await model.answer(
        { message, context, entries: shown, totalEntries: ranked.length },
        Math.max(1, timeoutMs - elapsedMs()),
      ),
    );
    const answeredAtMs = clock();
    const datasets = datasetsOf(question, shown);
    const isFromNothing = ranked.length === 0 && datasets.every((dataset) => dataset === UNNAMED_DATASET);
    return {
      answerId: question.answerId,
      message: foldWhiteSpace(message),
      response: reply.text,
      origin: 'model',
      answeredAtMs,
      model: reply.model,
      ...(reply.usage === undefined ? {} : { usage: reply.usage }),
      dependencies: dependenciesOn(datasets, question.known.datasetVersions),
      expiresAtMs: answeredAtMs + settings.answers.ttlSeconds * 1000,
      ...(isFromNothing ? { madeAtCount: question.known.processingCount } : {}),
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
    ...mentionedDatasets(message, known.datasetVersions),
    ...(inContext.length === 0 ? [UNNAMED_DATASET] : inContext),
  ];
}
