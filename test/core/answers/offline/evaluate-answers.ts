import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { timer } from '../../../../functions/adapters/node/timer.ts';
import { makeOfflineModel } from '../../../../functions/adapters/offline/offline-model.ts';
import type { ModelRequest } from '../../../../functions/core/answers/model.ts';
import { offlineAnswer } from '../../../../functions/core/answers/offline-answer.ts';
import type { MemoryEntry } from '../../../../functions/core/memory/entry.ts';
import { makeFindContext } from '../../../../functions/core/memory/question-context.ts';
import { DEFAULT_SETTINGS } from '../../../../functions/core/settings/settings.ts';
import { makeEntry } from '../../support/entries.ts';
import { makeLiveMemory } from '../../support/live-memory.ts';

const entriesSchema = z.array(
  z.object({
    id: z.string(),
    at: z.iso.datetime(),
    stage: z.string(),
    dataset: z.optional(z.string()),
    importance: z.number(),
    dataVolumeGb: z.number(),
    content: z.string(),
  }),
);

const questionsSchema = z.array(
  z.object({
    question: z.string(),
    kind: z.string(),
    /** Ids of the entries that answer it; none when memory does not say. */
    answers: z.array(z.string()),
    /** Ids of entries that may stand beside them without being out of place. */
    related: z.array(z.string()),
  }),
);

export type AskedQuestion = z.infer<typeof questionsSchema>[number];

/** Gives an answer to what a model is asked. */
export type Answering = (request: ModelRequest) => Promise<string>;

/** The provider as it is. */
export const byProvider: Answering = async (request) => (await makeOfflineModel().answer(request, 1000)).text;

/** Quotes by lexical relevance alone, at least 0.15 and half of the best: the baseline. */
export const byRelevance: Answering = async (request) => {
  const best = Math.max(0, ...request.entries.map(({ relevance }) => relevance));
  const quoted = request.entries
    .filter(({ relevance }) => relevance >= Math.max(0.15, best / 2))
    .sort((a, b) => b.relevance - a.relevance)
    .slice(0, 3);
  return await Promise.resolve(
    offlineAnswer(
      request,
      quoted.map(({ entry }) => entry),
    ),
  );
};

/** What answers were like. Shares are of the questions that memory answers, but for `silent`: of the others. */
export interface AnswerQuality {
  /** Share whose first line answers, 0 to 1. */
  readonly hitAt1: number;
  /** Share of which one of the first three lines answers, 0 to 1. */
  readonly hitAt3: number;
  /** Share of what memory cannot answer that gets no line at all, 0 to 1. */
  readonly silent: number;
  /** Lines that neither answer nor belong beside those that do, on average of all questions. */
  readonly padding: number;
  readonly lines: number;
}

/** The questions of a file of this folder: `questions-dev.json` or `questions-held.json`. */
export function readQuestions(file: string): AskedQuestion[] {
  return questionsSchema.parse(readJson(file));
}

/** Puts each question to the answering side with the context that memory gives for it, and judges the lines it quotes. */
export async function evaluateAnswers(
  questions: readonly AskedQuestion[],
  answering: Answering,
): Promise<AnswerQuality> {
  const requestFor = makeRequests();
  const judged = await Promise.all(
    questions.map(async (question) => {
      const quoted = quotedIn(await answering(await requestFor(question.question)));
      return { question, quoted };
    }),
  );
  const answerable = judged.filter(({ question }) => question.answers.length > 0);
  const others = judged.filter(({ question }) => question.answers.length === 0);
  const hit = (most: number) =>
    answerable.filter(({ question, quoted }) =>
      quoted.slice(0, most).some((id) => question.answers.includes(id)),
    );
  const isPadding = ({ answers, related }: AskedQuestion, id: string) =>
    ![...answers, ...related].includes(id);
  const padded = judged.map(({ question, quoted }) => quoted.filter((id) => isPadding(question, id)).length);
  return {
    hitAt1: hit(1).length / answerable.length,
    hitAt3: hit(3).length / answerable.length,
    silent: others.filter(({ quoted }) => quoted.length === 0).length / others.length,
    padding: sum(padded) / judged.length,
    lines: sum(judged.map(({ quoted }) => quoted.length)) / judged.length,
  };
}

/** Ids of the entries that an answer quotes, in order. */
function quotedIn(answer: string): string[] {
  return [...answer.matchAll(/^- .*\bentry (\S+)\)$/gm)].map(([, id = '']) => id);
}

/** Gives what a model is asked for a question over the memory of this folder. */
function makeRequests(): (question: string) => Promise<ModelRequest> {
  const { live, states } = makeLiveMemory(readMemory());
  const findContext = makeFindContext({ live, states, timer, stopwatch: () => () => 0 });
  const { maxChars } = DEFAULT_SETTINGS.context;
  return async (message) => {
    const asked = { maxChars, budgetMs: 1000, mostRelevant: 12 };
    const { shown, ...found } = await findContext(SCOPE, message, asked);
    return { message, entries: shown, ...found };
  };
}

const SCOPE = { tenant: 'local', agentId: 'pipeline' };

function readMemory(): MemoryEntry[] {
  const given = entriesSchema.parse(readJson('pipeline-memory.json'));
  return given.map(({ id, at, dataset, ...facts }, index) =>
    makeEntry({
      ...facts,
      entryId: id,
      sequence: index + 1,
      timestampMs: Date.parse(at),
      ...(dataset === undefined ? {} : { dataset }),
    }),
  );
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, file), 'utf8'));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
