import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { AnswerPosition } from '../../core/answers/answer-store.ts';
import type { QuestionFacts } from '../../core/answers/question-log.ts';
import type { AnswerTrimmer } from '../../core/answers/trim-answers.ts';
import { lazily } from '../../core/lazily.ts';
import { ATTRIBUTE } from '../../core/names.ts';
import type { Scope } from '../../core/scope.ts';
import type { NoteKept } from '../../core/stats/statistics-ledger.ts';
import { type AnswerTables, toKeptChange } from './answer-cache.ts';
import { answerKey } from './answer-items.ts';
import { deleteAll } from './batch-delete.ts';
import { itemKey, partition } from './keys.ts';
import { makeAgentStateReader } from './memory-reader.ts';
import { makeQuestionLog } from './question-log.ts';

/** How long the note of a trimming that broke off is kept. */
const NOTE_SECONDS = 7 * 24 * 3600;
const MOST_IN_ONE_READ = 10_000;

const noteSchema = lazily(() => z.object({ asOfMs: z.number() }));

/** Trims answers on DynamoDB; the note of a trimming under way is an item beside the answers. */
export function makeAnswerTrimmer(
  { client, cacheTable, memoryTable }: AnswerTables,
  noteKept: NoteKept = () => {},
): AnswerTrimmer {
  const states = makeAgentStateReader({ client, tableName: memoryTable });
  const log = makeQuestionLog(client, cacheTable, true);
  return {
    survey: async (scope) => {
      const [questions, { settings }, note] = await Promise.all([
        readAll((after) => log.newest(scope, MOST_IN_ONE_READ, after)),
        states.state(scope),
        client.send(new GetCommand({ TableName: cacheTable, Key: noteKey(scope), ConsistentRead: true })),
      ]);
      const begun = noteSchema().safeParse(note.Item);
      return { questions, settings, ...(begun.success ? { begunAsOfMs: begun.data.asOfMs } : {}) };
    },
    hasBegun: async (scope) => {
      const note = await client.send(new GetCommand({ TableName: cacheTable, Key: noteKey(scope) }));
      return note.Item !== undefined;
    },
    begin: async (scope, asOfMs) => {
      const expiresAt = { [ATTRIBUTE.expiresAt]: Math.ceil(asOfMs / 1000) + NOTE_SECONDS };
      await client.send(
        new PutCommand({ TableName: cacheTable, Item: { ...noteKey(scope), asOfMs, ...expiresAt } }),
      );
    },
    remove: async (scope, questions) => {
      await deleteAll(
        client,
        cacheTable,
        questions.map(({ answerId }) => answerKey(scope, answerId)),
      );
      for (const question of questions) noteKept(scope, toKeptChange(question, -1));
    },
    end: async (scope) => {
      await client.send(new DeleteCommand({ TableName: cacheTable, Key: noteKey(scope) }));
    },
  };
}

function noteKey(scope: Scope) {
  return itemKey(partition(scope, 'answers'), 'trim');
}

async function readAll(
  read: (
    after?: AnswerPosition,
  ) => Promise<{ readonly questions: readonly QuestionFacts[]; readonly next?: AnswerPosition }>,
): Promise<QuestionFacts[]> {
  const questions: QuestionFacts[] = [];
  let after: AnswerPosition | undefined;
  do {
    const page = await read(after);
    questions.push(...page.questions);
    after = page.next;
  } while (after !== undefined);
  return questions;
}
