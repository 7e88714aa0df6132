import type { Scope } from '../scope.ts';
import { addKept } from './kept-items.ts';
import type { KeptCaches, Units } from './statistics-store.ts';

/** What the next statistics write of an agent carries beside what it is about. */
export interface Carried extends Units {
  readonly kept: KeptCaches;
}

/** An item came into a cache, or went. */
export interface KeptChange {
  readonly cache: keyof KeptCaches;
  /** As `endOf` makes it. */
  readonly endSeconds: number;
  readonly amount: 1 | -1;
}

/** Hears of each change of a cache when it is made. */
export type NoteKept = (scope: Scope, change: KeptChange) => void;

/** What an instance knows of an agent and no statistics hold yet. */
export interface StatisticsLedger {
  /** What is carried, which then is nobody's but the caller's. Counts the unit that the write itself takes. */
  readonly take: (scope: Scope) => Carried;
  /** Takes back what could not be written. */
  readonly giveBack: (scope: Scope, carried: Carried) => void;
  readonly noteKept: NoteKept;
  /** Notes what the agent's request took since the last call; without a scope it is nobody's. */
  readonly endRequest: (scope?: Scope) => void;
}

/** Carries nothing. */
export const NOTHING_CARRIED: Carried = {
  readUnits: 0,
  writeUnits: 0,
  kept: { answers: new Map(), results: new Map() },
};

/** Agents with something carried that an instance remembers; past that the oldest is lost from the statistics. */
const MOST_AGENTS = 1000;

/**
 * Ledger over the running totals of what DynamoDB charged to this instance, which serves one request at a time. The
 * write that records a request is a part of it, and others may still be under way: what they take is carried to the
 * agent's next write by this instance.
 */
export function makeStatisticsLedger(charged: Units): StatisticsLedger {
  const open = new Map<string, Carried>();
  let seen: Units = { ...charged };
  const since = (): Carried => {
    const readUnits = charged.readUnits - seen.readUnits;
    const writeUnits = charged.writeUnits - seen.writeUnits;
    seen = { ...charged };
    return { ...NOTHING_CARRIED, readUnits, writeUnits };
  };
  const add = (scope: Scope, more: Carried) => {
    const key = keyOf(scope);
    open.set(key, sum(open.get(key) ?? NOTHING_CARRIED, more));
    const [oldest] = open.keys();
    if (open.size > MOST_AGENTS && oldest !== undefined) open.delete(oldest);
  };
  return {
    take: (scope) => {
      const key = keyOf(scope);
      const taken = sum(open.get(key) ?? NOTHING_CARRIED, since());
      open.delete(key);
      add(scope, { ...NOTHING_CARRIED, writeUnits: -1 });
      return { ...taken, writeUnits: taken.writeUnits + 1 };
    },
    giveBack: add,
    noteKept: (scope, { cache, endSeconds, amount }) => {
      const kept = { ...NOTHING_CARRIED.kept, [cache]: new Map([[endSeconds, amount]]) };
      add(scope, { ...NOTHING_CARRIED, kept });
    },
    endRequest: (scope) => {
      const units = since();
      if (scope !== undefined && units.readUnits + units.writeUnits > 0) add(scope, units);
    },
  };
}

/** True when there is nothing in it that a write would be worth. */
export function isEmpty({ kept }: Carried): boolean {
  return [...kept.answers.values(), ...kept.results.values()].every((count) => count === 0);
}

function keyOf({ tenant, agentId }: Scope): string {
  return JSON.stringify([tenant, agentId]);
}

function sum(one: Carried, other: Carried): Carried {
  return {
    readUnits: one.readUnits + other.readUnits,
    writeUnits: one.writeUnits + other.writeUnits,
    kept: {
      answers: addKept(one.kept.answers, other.kept.answers),
      results: addKept(one.kept.results, other.kept.results),
    },
  };
}
