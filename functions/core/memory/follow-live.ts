import type { Scope } from '../scope.ts';
import type { RankedFacts } from './entry.ts';
import type { KnownEntry } from './known-memory.ts';
import type { LiveEntries } from './live-entries.ts';
import type { AdditionUnderWay, LiveMark } from './live-mark.ts';

/** Most additions that are followed one by one. */
const MOST_FOLLOWED = 100;
/** Entries beside the sought ones that a look at the newest may bring: additions of earlier events stand among them. */
const SLACK = 16;

/** The entries that live by a mark, in no order. */
export interface Followed {
  readonly mark: LiveMark;
  readonly entries: readonly KnownEntry[];
  /** Additions of the mark that were under way and not stored yet, by their sequence. */
  readonly unseen: ReadonlyMap<number, AdditionUnderWay>;
}

/**
 * The entries that live by the mark, from those that lived before. The same mark takes no read. After additions alone
 * their sequences say what is missing: it is read by its id while the addition is noted, else found among the newest.
 * After anything else, or if one is not found, the facts of all are read.
 */
export async function followLive(
  live: LiveEntries,
  scope: Scope,
  mark: LiveMark,
  before: Followed | undefined,
): Promise<Followed> {
  if (mark.sequence === 0) return { mark, entries: [], unseen: new Map() };
  if (before === undefined || !isContinued(before.mark, mark))
    return await readAll(live, scope, mark, before);
  const missing = missingFrom(before, mark);
  if (missing.length === 0) return { mark, entries: before.entries, unseen: new Map() };
  const settled = missing.filter((sequence) => !mark.underWay.has(sequence));
  const [noted, newest] = await Promise.all([
    readNoted(live, scope, mark, missing),
    settled.length === 0 ? [] : live.newest(scope, missing.length + SLACK),
  ]);
  const found = new Map<number, KnownEntry>();
  for (const facts of newest) found.set(facts.sequence, { facts });
  for (const entry of noted) found.set(entry.facts.sequence, entry);
  if (settled.some((sequence) => !found.has(sequence))) return await readAll(live, scope, mark, before);
  const added = missing.flatMap((sequence) => found.get(sequence) ?? []);
  const unseen = underWayAmong(
    mark,
    missing.filter((sequence) => !found.has(sequence)),
  );
  return { mark, entries: [...before.entries, ...added], unseen };
}

/** True if nothing but a few additions can have happened from one mark to the other. */
function isContinued(before: LiveMark, mark: LiveMark): boolean {
  if (before.isCleaning || mark.isCleaning) return false;
  if (mark.cleanups !== before.cleanups || mark.uncounts !== before.uncounts) return false;
  return mark.sequence >= before.sequence && mark.sequence <= before.sequence + MOST_FOLLOWED;
}

/** Sequences that were given away by the mark and are not among the entries. */
function missingFrom({ mark: { sequence: last }, entries, unseen }: Followed, mark: LiveMark): number[] {
  const since = Array.from({ length: mark.sequence - last }, (_, index) => last + 1 + index);
  const sought = new Set([...unseen.keys(), ...since]);
  if (sought.size > 0) for (const { facts } of entries) sought.delete(facts.sequence);
  return [...sought];
}

/** Those of the additions under way that are stored; their ids may still be those of earlier entries. */
async function readNoted(
  live: LiveEntries,
  scope: Scope,
  { underWay }: LiveMark,
  sequences: readonly number[],
): Promise<KnownEntry[]> {
  const ids = sequences.flatMap((sequence) => underWay.get(sequence)?.entryId ?? []);
  const entries = ids.length === 0 ? [] : await live.byId(scope, ids);
  return entries.map(({ content, ...facts }) => ({ facts, content }));
}

/** What is known of an entry stays known; one that was forgotten is gone, deleted or not. */
async function readAll(
  live: LiveEntries,
  scope: Scope,
  mark: LiveMark,
  before: Followed | undefined,
): Promise<Followed> {
  const all = await live.all(scope);
  const known = new Map(before?.entries.map((entry) => [entry.facts.sequence, entry]));
  const entries = all
    .filter(({ sequence }) => !mark.forgotten.has(sequence))
    .map((facts) => {
      const earlier = known.get(facts.sequence);
      return earlier !== undefined && isSame(earlier.facts, facts) ? earlier : { facts };
    });
  const stored = new Set(all.map(({ sequence }) => sequence));
  const unseen = [...mark.underWay.keys()].filter((sequence) => !stored.has(sequence));
  return { mark, entries, unseen: underWayAmong(mark, unseen) };
}

function underWayAmong({ underWay }: LiveMark, sequences: readonly number[]): Followed['unseen'] {
  return new Map(
    sequences.flatMap((sequence) => {
      const addition = underWay.get(sequence);
      return addition === undefined ? [] : [[sequence, addition] as const];
    }),
  );
}

/** A sequence is never used twice; in a table that was made anew it is. */
function isSame(one: RankedFacts, other: RankedFacts): boolean {
  return (
    one.entryId === other.entryId &&
    one.timestampMs === other.timestampMs &&
    one.importance === other.importance &&
    one.stage === other.stage &&
    one.dataset === other.dataset &&
    one.dataVolumeGb === other.dataVolumeGb &&
    one.sizeBytes === other.sizeBytes &&
    one.lineChars === other.lineChars
  );
}
