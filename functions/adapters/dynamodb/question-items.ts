import * as z from 'zod/mini';
import type { AnswerPosition, StoredAnswer } from '../../core/answers/answer-store.ts';
import { LONGEST_MATCHED_CHARS, type QuestionFacts } from '../../core/answers/question-log.ts';
import { lazily } from '../../core/lazily.ts';
import { ATTRIBUTE, QUESTION_FACTS } from '../../core/names.ts';

/** Start of the sort keys of answers. */
export const ANSWER_PREFIX = 'answer#';

const TIME_DIGITS = 13;

/** What the index carries of a question beside its keys, as a JSON array: names would cost more than their values. */
const factsSchema = lazily(() =>
  z.tuple([
    z.nullable(z.string()), // message; null for one that is too long to be matched
    z.int(), // 1 precomputed, 0 of a model
    z.array(z.tuple([z.string(), z.number()])), // dependencies
    z.nullable(z.number()), // madeAtCount
  ]),
);

const itemSchema = lazily(() =>
  z.object({
    [ATTRIBUTE.sort]: z.string(),
    [ATTRIBUTE.byTime]: z.string(),
    [ATTRIBUTE.expiresAtMs]: z.optional(z.number()),
    [QUESTION_FACTS]: z.string(),
  }),
);

/** The attributes by which the index of answers knows a question. */
export function toQuestionAttributes(answer: StoredAnswer): Record<string, string> {
  const facts: z.infer<ReturnType<typeof factsSchema>> = [
    answer.message.length > LONGEST_MATCHED_CHARS ? null : answer.message,
    answer.origin === 'precomputed' ? 1 : 0,
    Object.entries(answer.dependencies),
    answer.madeAtCount ?? null,
  ];
  return { [ATTRIBUTE.byTime]: answerTimeKey(answer), [QUESTION_FACTS]: JSON.stringify(facts) };
}

/** Question of an item of the index; undefined for one that cannot be read. */
export function fromQuestionItem(item: unknown): QuestionFacts | undefined {
  const parsed = itemSchema().safeParse(item);
  const facts = parsed.success ? factsSchema().safeParse(parseJson(parsed.data[QUESTION_FACTS])) : undefined;
  if (!parsed.success || facts?.success !== true) return undefined;
  const [message, isPrecomputed, dependencies, madeAtCount] = facts.data;
  const { sk, byTime, expiresAtMs } = parsed.data;
  return {
    answerId: sk.slice(ANSWER_PREFIX.length),
    ...(message === null ? {} : { message }),
    origin: isPrecomputed === 1 ? 'precomputed' : 'model',
    answeredAtMs: Number(byTime),
    dependencies: Object.fromEntries(dependencies),
    ...(expiresAtMs === undefined ? {} : { expiresAtMs }),
    ...(madeAtCount === null ? {} : { madeAtCount }),
  };
}

/** Key that sorts answers by when they were made. */
export function answerTimeKey({ answeredAtMs }: Pick<AnswerPosition, 'answeredAtMs'>): string {
  return String(answeredAtMs).padStart(TIME_DIGITS, '0');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
