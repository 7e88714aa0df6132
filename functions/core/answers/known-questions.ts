import type { Clock, Timer } from '../ports.ts';
import type { Scope } from '../scope.ts';
import type { AnswerPosition } from './answer-store.ts';
import { makeQuestionIndex, type QuestionIndex } from './question-index.ts';
import type { QuestionFacts, QuestionLog } from './question-log.ts';

/** Most questions of one agent that are matched, the last answered. */
export const MOST_MATCHED = 5000;
/** Most questions of all agents that an instance keeps in mind. */
const MOST_KEPT = 40_000;
/** Questions that one look at the end of the log brings: 4 KB of them. */
const TAIL_PAGE = 16;
/** So many known ones at the end of a page say that all before are known; writers overtake each other by less. */
const LEAST_KNOWN = 8;
/** How long an index is kept up by its tail alone: deleted answers leave it by then at the latest. */
const RELOAD_MS = 15 * 60_000;
/** Questions that are read and arranged in one go before other work gets its turn. */
const SLICE = 25;

interface Kept {
  readonly index: QuestionIndex;
  reloadAtMs: number;
}

/** What an instance has in mind of the stored questions of agents; it survives from one request to the next. */
export interface KnownQuestions {
  /** The index as it was last time; undefined for an agent that this instance has not met. */
  readonly peek: (scope: Scope) => QuestionIndex | undefined;
  /** The index as it is now: one read of the log's end if it is kept, else a read of the whole log. */
  readonly refresh: (scope: Scope) => Promise<QuestionIndex>;
  /** Reads the whole log anew. */
  readonly load: (scope: Scope) => Promise<QuestionIndex>;
  /** Says that many answers will be deleted by then, when the index is to be read anew; false if that was due already. */
  readonly expectDeletions: (scope: Scope, byMs: number) => boolean;
}

export interface KnownQuestionsPorts {
  readonly log: QuestionLog;
  readonly clock: Clock;
  readonly timer: Pick<Timer, 'sleep'>;
  /** Most questions of all agents that an instance keeps in mind; 40,000 unless told. */
  readonly mostKept?: number;
}

/** Keeps the indexes of the agents that were asked last. */
export function makeKnownQuestions({
  log,
  clock,
  timer,
  mostKept = MOST_KEPT,
}: KnownQuestionsPorts): KnownQuestions {
  const kept = new Map<string, Kept>();
  const load = async (scope: Scope) => {
    const questions = await readLog(log, scope);
    const index = makeQuestionIndex();
    for (const [position, question] of questions.entries()) {
      index.put(question);
      if (position % SLICE === SLICE - 1) await timer.sleep(0);
    }
    remember(kept, keyOf(scope), { index, reloadAtMs: clock() + RELOAD_MS }, mostKept);
    return index;
  };
  return {
    peek: (scope) => kept.get(keyOf(scope))?.index,
    load,
    refresh: async (scope) => {
      const known = kept.get(keyOf(scope));
      if (known === undefined || known.reloadAtMs <= clock()) return await load(scope);
      remember(kept, keyOf(scope), known, mostKept);
      await readTail(log, scope, known.index);
      return known.index;
    },
    expectDeletions: (scope, byMs) => {
      const known = kept.get(keyOf(scope));
      if (known === undefined || known.reloadAtMs <= byMs) return false;
      known.reloadAtMs = byMs;
      return true;
    },
  };
}

async function readLog(log: QuestionLog, scope: Scope): Promise<QuestionFacts[]> {
  const questions: QuestionFacts[] = [];
  let after: AnswerPosition | undefined;
  do {
    const page = await log.newest(scope, MOST_MATCHED - questions.length, after);
    questions.push(...page.questions);
    after = page.next;
  } while (after !== undefined && questions.length < MOST_MATCHED);
  return questions;
}

/** Takes up what was answered since: reads the log from its end until it meets what is known. */
async function readTail(log: QuestionLog, scope: Scope, index: QuestionIndex): Promise<void> {
  let after: AnswerPosition | undefined;
  for (let size = TAIL_PAGE; ; size = Math.min(size * 4, MOST_MATCHED)) {
    const page = await log.newest(scope, size, after);
    const isKnown = page.questions.map((question) => index.has(question));
    for (const question of page.questions) if (!index.has(question)) index.put(question);
    after = page.next;
    if (after === undefined || isKnown.slice(-LEAST_KNOWN).every(Boolean)) return;
  }
}

/** Puts the agent last in the order of leaving, and lets the first ones leave while there are too many questions. */
function remember(kept: Map<string, Kept>, key: string, known: Kept, mostKept: number): void {
  kept.delete(key);
  kept.set(key, known);
  let total = [...kept.values()].reduce((sum, { index }) => sum + index.size(), 0);
  for (const [oldest, { index }] of kept) {
    if (total <= mostKept || oldest === key) return;
    kept.delete(oldest);
    total -= index.size();
  }
}

function keyOf({ tenant, agentId }: Scope): string {
  return JSON.stringify([tenant, agentId]);
}
