import type { Settings } from '../settings/settings.ts';
import type { RankedFacts } from './entry.ts';
import { retentionScore, type ScoreParts, timeSpan } from './scores.ts';

/** Part of the budget that may be full after a budget cleanup. */
const BUDGET_SHARE = 0.8;
const MIB = 1024 * 1024;

/** An entry that goes, with why. */
export interface Victim {
  readonly entry: RankedFacts;
  readonly score: ScoreParts;
}

/** Why entries go: their score, their age beyond the cap, the budget, or because all are to be forgotten. */
export type CleanupKind = 'scored' | 'cap' | 'budget' | 'forget';

type MemorySettings = Settings['memory'];

/** The entries that a cleanup of that kind evicts, first to go first; pinned ones go only when all are forgotten. */
export function chooseVictims(
  kind: CleanupKind,
  entries: readonly RankedFacts[],
  settings: MemorySettings,
): Victim[] {
  const span = timeSpan(entries);
  const scored = entries.map((entry) => ({ entry, score: retentionScore(entry, span) }));
  switch (kind) {
    case 'scored':
      return lowestScored(scored, settings);
    case 'cap':
      return oldestAdded(scored, settings);
    case 'budget':
      return beyondBudget(scored, settings);
    case 'forget':
      return scored;
  }
}

/** Bytes that live contents may have. */
export function budgetBytes({ maxMemoryMb }: Pick<MemorySettings, 'maxMemoryMb'>): number {
  return maxMemoryMb * MIB;
}

/** All but the best floor(keepRatio x n); of equal scores the later added stays. Pinned entries take their places first. */
function lowestScored(scored: readonly Victim[], { keepRatio }: MemorySettings): Victim[] {
  const places = Math.floor(keepRatio * scored.length);
  const pinned = scored.filter(({ entry }) => entry.pinned).length;
  const movable = unpinnedWorstFirst(scored);
  return movable.slice(0, Math.max(0, movable.length - Math.max(0, places - pinned)));
}

/** The first added beyond `maxEntries`. */
function oldestAdded(scored: readonly Victim[], { maxEntries }: MemorySettings): Victim[] {
  const surplus = Math.max(0, scored.length - maxEntries);
  return scored
    .filter(({ entry }) => !entry.pinned)
    .sort((a, b) => a.entry.sequence - b.entry.sequence)
    .slice(0, surplus);
}

/** Unimportant entries first, each group worst first, until the rest takes 80 % of the budget; none while it fits. */
function beyondBudget(scored: readonly Victim[], settings: MemorySettings): Victim[] {
  let bytes = scored.reduce((sum, { entry }) => sum + entry.sizeBytes, 0);
  if (bytes <= budgetBytes(settings)) return [];
  const isUnimportant = ({ entry }: Victim) => entry.importance < settings.importanceThreshold;
  const order = unpinnedWorstFirst(scored);
  const victims: Victim[] = [];
  for (const victim of [...order.filter(isUnimportant), ...order.filter((other) => !isUnimportant(other))]) {
    if (bytes <= BUDGET_SHARE * budgetBytes(settings)) break;
    bytes -= victim.entry.sizeBytes;
    victims.push(victim);
  }
  return victims;
}

function unpinnedWorstFirst(scored: readonly Victim[]): Victim[] {
  return scored
    .filter(({ entry }) => !entry.pinned)
    .sort((a, b) => a.score.score - b.score.score || a.entry.sequence - b.entry.sequence);
}
