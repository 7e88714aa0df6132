import type {
  AnswerCache,
  PendingAnswer,
  StoredAnswer,
} from '../../../functions/core/answers/answer-store.ts';
import type { AgentState } from '../../../functions/core/memory/memory-store.ts';
import type { Clock } from '../../../functions/core/ports.ts';
import { makeState } from './agent-state.ts';

export interface AnswerMemory extends AnswerCache {
  /** What the agent's state is from now on. */
  readonly become: (given: Partial<AgentState>) => void;
}

/** An `AnswerCache` in memory, for one agent. */
export function makeAnswerMemory(clock: Clock): AnswerMemory {
  const stored = new Map<string, StoredAnswer>();
  const claims = new Map<string, PendingAnswer>();
  let state = makeState();
  return {
    become: (given) => {
      state = makeState(given);
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
      if (held !== undefined && held.owner !== claim.owner && held.leaseUntilMs > clock()) return false;
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
