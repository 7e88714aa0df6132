import {
  dependenciesOn,
  mentionedDatasets,
  UNNAMED_DATASET,
  withoutAdditions,
} from '../freshness/dataset-versions.ts';
import type { LiveMark } from '../memory/live-mark.ts';
import type { FindContext } from '../memory/question-context.ts';
import type { RelevantEntry } from '../memory/rank-for-question.ts';
import type { Clock, Stopwatch } from '../ports.ts';
import type { Scope } from '../scope.ts';
import type { Settings } from '../settings/settings.ts';
import { foldWhiteSpace } from '../text/fold-white-space.ts';
import type { StoredAnswer } from './answer-store.ts';
import type { KnownState } from './is-servable.ts';
import type { Model } from './model.ts';
import { parseModelReply } from './model-reply.ts';

interface Ports {
  readonly findContext: FindContext;
  readonly model: Model;
  readonly clock: Clock;
  readonly stopwatch: Stopwatch;
}

/** Part of the time that reading a memory may take which the instance does not know yet. */
const READ_SHARE = 0.4;

/** A question as it goes to the model, with what was known of the agent when it was asked. */
export interface Question {
  readonly scope: Scope;
  readonly answerId: string;
  readonly message: string;
  readonly datasets: readonly string[];
  readonly settings: Settings;
  readonly known: KnownState;
  /** What was known of its memory then; without it, it is read. */
  readonly mark?: LiveMark;
}

/** An answer, and whether all of memory was read for it. */
export interface MadeAnswer {
  readonly answer: StoredAnswer;
  /** False if time was too short to read a large memory that the instance did not know: another try may answer better. */
  readonly isWhole: boolean;
}

export type MakeAnswer = (question: Question, timeoutMs: number) => Promise<MadeAnswer>;

/**
 * Asks the model with the memory context for the question, all within `timeoutMs`. The answer depends on the datasets
 * the request names, those of the entries in its context or quoted beside it (the unnamed one if there are none) and
 * known ones that the message mentions, at the versions read before the context, so that an entry added meanwhile makes
 * it stale rather than wrong. One that those versions count and that was not stored yet makes it stale from the
 * beginning: it can be given and read by its id.
 */
export function makeMakeAnswer({ findContext, model, clock, stopwatch }: Ports): MakeAnswer {
  return async (question, timeoutMs) => {
    const elapsedMs = stopwatch();
    const { message, settings, mark } = question;
    const found = await findContext(question.scope, message, {
      maxChars: settings.context.maxChars,
      budgetMs: timeoutMs * READ_SHARE,
      ...(mark === undefined ? {} : { mark }),
      ...(model.mostRelevant === undefined ? {} : { mostRelevant: model.mostRelevant }),
    });
    const { context, shown, others, totalEntries, readEntries, unseen } = found;
    const reply = parseModelReply(
      await model.answer(
        { message, context, entries: shown, others, totalEntries, readEntries },
        Math.max(1, timeoutMs - elapsedMs()),
      ),
    );
    const answeredAtMs = clock();
    const drawnFrom = others.filter(({ entry }) => reply.drawnFrom.includes(entry.entryId));
    const datasets = datasetsOf(question, [...shown, ...drawnFrom]);
    const isFromNothing = totalEntries === 0 && datasets.every((dataset) => dataset === UNNAMED_DATASET);
    const answer = {
      answerId: question.answerId,
      message: foldWhiteSpace(message),
      response: reply.text,
      origin: 'model' as const,
      answeredAtMs,
      model: reply.model,
      ...(reply.usage === undefined ? {} : { usage: reply.usage }),
      dependencies: withoutAdditions(dependenciesOn(datasets, question.known.datasetVersions), unseen),
      expiresAtMs: answeredAtMs + settings.answers.ttlSeconds * 1000,
      ...(isFromNothing ? { madeAtCount: question.known.processingCount - unseen.length } : {}),
    };
    return { answer, isWhole: readEntries === totalEntries };
  };
}

function datasetsOf({ datasets, message, known }: Question, used: readonly RelevantEntry[]): string[] {
  const inContext = used.map(({ entry }) => entry.dataset ?? UNNAMED_DATASET);
  return [
    ...datasets,
    ...mentionedDatasets(message, known.datasetVersions),
    ...(inContext.length === 0 ? [UNNAMED_DATASET] : inContext),
  ];
}
