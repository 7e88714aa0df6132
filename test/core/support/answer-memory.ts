import type {
  AnswerCache,
  PendingAnswer,
  StoredAnswer,
} from '../../../functions/core/answers/answer-store.ts';
import {
  LONGEST_MATCHED_CHARS,
  type QuestionFacts,
  type QuestionLog,
} from '../../../functions/core/answers/question-log.ts';
import { isLeaseOver } from '../../../functions/core/clock-bounds.ts';
import type { AgentState } from '../../../functions/core/memory/memory-store.ts';
import type { Clock } from '../../../functions/core/ports.ts';
import { makeState } from './agent-state.ts';

export interface AnswerMemory extends AnswerCache, QuestionLog {
  /** What is asked of the log, `newest 16` and so on. */
  readonly reads: string[];
  /** Takes an answer away, as a deletion by somebody else does. */
  readonly lose: (answerId: string) => void;
  /** What the agent's state is from now on. */
  readonly become: (given: Partial<AgentState>) => void;
}

/** An `AnswerCache` and its `QuestionLog` in memory, for one agent; it is at first as given. */
export function makeAnswerMemory(clock: Clock, given: Partial<AgentState> = {}): AnswerMemory {
  const stored = new Map<string, StoredAnswer>();
  const claims = new Map<string, PendingAnswer>();
  const reads: string[] = [];
  let state = makeState(given);
  return {
    reads,
    lose: (answerId) => void stored.delete(answerId),
    newest: async (_, limit, after) => {
      reads.push(`newest ${limit}`);
      const all = [...stored.values()].sort((a, b) => b.answeredAtMs - a.answeredAtMs);
      const from = all.findIndex(({ answerId }) => answerId === after?.answerId) + 1;
      const shown = all.slice(from, from + limit);
      const last = shown.at(-1);
      return {
        questions: shown.map(toFacts),
        ...(from + limit < all.length && last !== undefined ? { next: last } : {}),
      };
    },
    read: async (_, answerId) => {
      reads.push('read');
      return stored.get(answerId);
    },
    become: (changed) => {
      state = makeState({ ...given, ...changed });
    },
    find: async (_, answerId) => {
      const answer = stored.get(answerId);
      const pending = claims.get(answerId);
      return {
        ...(answer === undefined ? {} : { stored: answer }),
        ...(pending === undefined ? {} : { pending }),
        state,
      };
    },
    claim: async (_, answerId, claim, over) => {
      const answer = stored.get(answerId);
      const held = claims.get(answerId);
      if (answer !== undefined && answer.answeredAtMs !== over?.answeredAtMs) return false;
      if (held !== undefined && held.owner !== claim.owner && !isLeaseOver(held.leaseUntilMs, clock()))
        return false;
      stored.delete(answerId);
      claims.set(answerId, claim);
      return true;
    },
    release: async (_, answerId, owner) => {
      if (claims.get(answerId)?.owner === owner) claims.delete(answerId);
    },
    store: async (_, answer) => {
      const other = stored.get(answer.answerId);
      const isBetter = other?.origin === 'precomputed' || (other?.answeredAtMs ?? 0) > answer.answeredAtMs;
      if (answer.origin === 'model' && other !== undefined && isBetter) return;
      stored.set(answer.answerId, answer);
      claims.delete(answer.answerId);
    },
  };
}

function toFacts({ message, ...facts }: StoredAnswer): QuestionFacts {
  return message.length > LONGEST_MATCHED_CHARS ? facts : { ...facts, message };
}
