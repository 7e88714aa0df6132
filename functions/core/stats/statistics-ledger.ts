import type { Scope } from '../scope.ts';
import type { KeptItems, Units } from './statistics-store.ts';

/** What the next statistics write of an agent carries beside what it is about. */
export interface Carried extends Units {
  readonly keptResults: KeptItems;
}

/** What an instance knows of an agent and no statistics hold yet. */
export interface StatisticsLedger {
  /** What is carried, which then is nobody's but the caller's. Counts the unit that the write itself takes. */
  readonly take: (scope: Scope) => Carried;
  /** Takes back what could not be written. */
  readonly giveBack: (scope: Scope, carried: Carried) => void;
  /** One more or one less tool result is kept until that epoch second, see `endOf`. */
  readonly noteKept: (scope: Scope, endSeconds: number, change: 1 | -1) => void;
  /** Notes what the agent's request took since the last call; without a scope it is nobody's. */
  readonly endRequest: (scope?: Scope) => void;
}

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
  const since = (): Units => {
    const units = {
      readUnits: charged.readUnits - seen.readUnits,
      writeUnits: charged.writeUnits - seen.writeUnits,
    };
    seen = { ...charged };
    return units;
  };
  const add = (scope: Scope, more: Carried) => {
    const key = keyOf(scope);
    open.set(key, sum(open.get(key) ?? NOTHING, more));
    const [oldest] = open.keys();
    if (open.size > MOST_AGENTS && oldest !== undefined) open.delete(oldest);
  };
  return {
    take: (scope) => {
      const key = keyOf(scope);
      const taken = sum(open.get(key) ?? NOTHING, { ...since(), keptResults: new Map() });
      open.delete(key);
      add(scope, { readUnits: 0, writeUnits: -1, keptResults: new Map() });
      return { ...taken, writeUnits: taken.writeUnits + 1 };
    },
    giveBack: (scope, carried) => add(scope, carried),
    noteKept: (scope, endSeconds, change) =>
      add(scope, { readUnits: 0, writeUnits: 0, keptResults: new Map([[endSeconds, change]]) }),
    endRequest: (scope) => {
      const units = since();
      if (scope !== undefined && units.readUnits + units.writeUnits > 0)
        add(scope, { ...units, keptResults: new Map() });
    },
  };
}

const NOTHING: Carried = { readUnits: 0, writeUnits: 0, keptResults: new Map() };

function keyOf({ tenant, agentId }: Scope): string {
  return JSON.stringify([tenant, agentId]);
}

function sum(one: Carried, other: Carried): Carried {
  const keptResults = new Map(one.keptResults);
  for (const [end, count] of other.keptResults) keptResults.set(end, (keptResults.get(end) ?? 0) + count);
  return {
    readUnits: one.readUnits + other.readUnits,
    writeUnits: one.writeUnits + other.writeUnits,
    keptResults,
  };
}
