import type { Settings } from '../../../../functions/core/settings/settings.ts';

/** An entry as the reference holds it. */
export interface ReferenceEntry {
  /** Position in the order of adding, from 1. */
  readonly sequence: number;
  readonly content: string;
  readonly timestampMs: number;
  readonly importance: number;
  readonly stage: string;
  readonly dataVolumeGb: number;
  readonly pinned: boolean;
}

/** Spec section 2 in plain words: one array, sorted anew whenever something is asked. No part of the product is used. */
export interface ReferenceMemory {
  readonly add: (entry: Omit<ReferenceEntry, 'sequence'>) => void;
  readonly cleanUp: () => void;
  readonly forget: (sequence: number) => void;
  readonly live: () => readonly ReferenceEntry[];
  readonly totals: () => { processingCount: number; totalVolumeGb: number; evictedEntries: number };
  readonly context: (maxChars: number) => ReferenceContext;
}

export interface ReferenceContext {
  readonly context: string;
  readonly entriesIncluded: number;
  readonly entriesOmitted: number;
}

/** Stage priorities; any other stage has 0.2. */
export const PRIORITY: Readonly<Record<string, number>> = {
  validation: 0.9,
  error: 0.8,
  transformation: 0.7,
  ingestion: 0.5,
  storage: 0.3,
};

/** A memory without entries. */
export function makeReferenceMemory(settings: Settings['memory']): ReferenceMemory {
  let entries: ReferenceEntry[] = [];
  let processingCount = 0;
  let totalVolumeGb = 0;
  let evictedEntries = 0;
  let lastSequence = 0;

  const evict = (gone: readonly ReferenceEntry[]) => {
    const sequences = new Set(gone.map(({ sequence }) => sequence));
    entries = entries.filter(({ sequence }) => !sequences.has(sequence));
    evictedEntries += gone.length;
  };
  /** Lowest retention score first; of equal ones the earlier added. */
  const worstFirst = () => {
    const span = spanOf(entries);
    return entries
      .filter(({ pinned }) => !pinned)
      .map((entry) => ({ entry, score: retention(entry, span) }))
      .sort((a, b) => a.score - b.score || a.entry.sequence - b.entry.sequence)
      .map(({ entry }) => entry);
  };
  const bytes = () => entries.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);

  const scoredCleanup = () => {
    const stay = Math.floor(settings.keepRatio * entries.length);
    const order = worstFirst();
    evict(order.slice(0, Math.min(order.length, entries.length - stay)));
  };
  const capCleanup = () => {
    const surplus = Math.max(0, entries.length - settings.maxEntries);
    evict(entries.filter(({ pinned }) => !pinned).slice(0, surplus));
  };
  const budgetCleanup = () => {
    const budget = settings.maxMemoryMb * 1024 * 1024;
    if (bytes() <= budget) return;
    const order = worstFirst();
    const isMinor = ({ importance }: ReferenceEntry) => importance < settings.importanceThreshold;
    for (const entry of [...order.filter(isMinor), ...order.filter((other) => !isMinor(other))])
      if (bytes() > 0.8 * budget) evict([entry]);
  };

  return {
    add: (entry) => {
      processingCount += 1;
      totalVolumeGb += entry.dataVolumeGb;
      if (processingCount % settings.cleanupInterval === 0) scoredCleanup();
      entries.push({ ...entry, sequence: ++lastSequence });
      capCleanup();
      budgetCleanup();
    },
    cleanUp: scoredCleanup,
    forget: (sequence) => {
      entries = entries.filter((entry) => entry.sequence !== sequence);
    },
    live: () => entries,
    totals: () => ({ processingCount, totalVolumeGb, evictedEntries }),
    context: (maxChars) => referenceContext(entries, maxChars),
  };
}

/** The context of entries, in any order, that spec section 2 describes. */
export function referenceContext(entries: readonly ReferenceEntry[], maxChars: number): ReferenceContext {
  const span = spanOf(entries);
  const ranked = entries
    .map((entry) => ({ entry, score: contextScore(entry, span) }))
    .sort((a, b) => b.score - a.score || a.entry.sequence - b.entry.sequence)
    .map(({ entry }) => entry);
  const { text, shown } = packLines(ranked, maxChars);
  return { context: text, entriesIncluded: shown, entriesOmitted: ranked.length - shown };
}

/**
 * Ranked entries as text: the most whole lines that fit together with the line that must follow them, then the head of
 * the next if 200 or more code points are left for it.
 */
export function packLines(
  ranked: readonly Pick<ReferenceEntry, 'stage' | 'dataVolumeGb' | 'content'>[],
  maxChars: number,
): { text: string; shown: number } {
  const lines = ranked.map(lineOf);
  // Whole lines alone are never more than fit: trying begins there.
  let most = 0;
  for (let length = -1; most < lines.length; most++) {
    length += 1 + chars(lines[most] ?? '');
    if (length > maxChars) break;
  }
  for (let taken = most; taken >= 0; taken--) {
    const whole = lines.slice(0, taken);
    const text = [...whole, ...closingOf(ranked.slice(taken))].join('\n');
    if (chars(text) > maxChars) continue;
    const others = [...whole, '', ...closingOf(ranked.slice(taken + 1))].join('\n');
    const left = maxChars - chars(others);
    const next = lines[taken];
    if (next === undefined || left < 200) return { text, shown: taken };
    const head = `${[...next].slice(0, left - 1).join('')}…`;
    return { text: [...whole, head, ...closingOf(ranked.slice(taken + 1))].join('\n'), shown: taken + 1 };
  }
  return { text: '', shown: 0 };
}

function lineOf({
  stage,
  dataVolumeGb,
  content,
}: Pick<ReferenceEntry, 'stage' | 'dataVolumeGb' | 'content'>): string {
  const flat = content.replaceAll('\r\n', ' ').replace(/[\n\v\f\r\u0085\u2028\u2029]/g, ' ');
  return `[${stage.toUpperCase()}] (${dataVolumeGb.toFixed(2)}GB processed) ${flat}`;
}

function closingOf(omitted: readonly Pick<ReferenceEntry, 'dataVolumeGb'>[]): string[] {
  const volumeGb = omitted.reduce((sum, { dataVolumeGb }) => sum + dataVolumeGb, 0);
  return omitted.length === 0
    ? []
    : [`[+${omitted.length} entries omitted, ${volumeGb.toFixed(2)}GB of data]`];
}

function chars(text: string): number {
  return [...text].length;
}

interface Span {
  readonly oldestMs: number;
  readonly newestMs: number;
}

function spanOf(entries: readonly ReferenceEntry[]): Span {
  const times = entries.map(({ timestampMs }) => timestampMs).sort((a, b) => a - b);
  return { oldestMs: times[0] ?? 0, newestMs: times.at(-1) ?? 0 };
}

function contextScore(entry: ReferenceEntry, span: Span): number {
  return 0.5 * entry.importance + 0.3 * priorityOf(entry) + 0.2 * recency(entry, span);
}

function retention(entry: ReferenceEntry, span: Span): number {
  return 0.4 * entry.importance + 0.4 * priorityOf(entry) + 0.2 * recency(entry, span);
}

function priorityOf({ stage }: ReferenceEntry): number {
  return PRIORITY[stage] ?? 0.2;
}

function recency({ timestampMs }: ReferenceEntry, { oldestMs, newestMs }: Span): number {
  return newestMs === oldestMs ? 1 : 1 - (newestMs - timestampMs) / (newestMs - oldestMs);
}
