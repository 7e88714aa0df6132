import { omissionLine } from './context-line.ts';

/** Fewest code points worth showing of a line that does not fit whole. */
export const LEAST_HEAD_CHARS = 200;
/** So many lines are always longer than a closing line, whatever they hold. */
const LINES_BEYOND_CLOSING = 3;

interface Packable {
  readonly entryId: string;
  readonly lineChars: number;
  readonly dataVolumeGb: number;
}

/** How many entries there are to show, and their volume. */
export interface PackTotals {
  readonly entries: number;
  readonly volumeGb: number;
}

/** Which lines a context shows; sizes in Unicode code points. */
export interface ContextPlan {
  /** Ids of the entries whose whole line is shown, in order. */
  readonly whole: readonly string[];
  /** The entry after them of which only the head is shown: `chars` code points, its ellipsis included. */
  readonly head?: { readonly entryId: string; readonly chars: number };
  readonly entriesOmitted: number;
  readonly omittedVolumeGb: number;
  /** The closing line; empty when nothing was left out or the line itself has no room. */
  readonly omission: string;
}

/**
 * Packs lines, best first, into `maxChars` code points as spec section 2 says: whole lines while they fit, then the
 * head of the first that does not if 200 or more are left, then the line that counts what is not shown.
 * Sizes alone decide, so no content has to be read for it.
 */
export function packContext(ranked: readonly Packable[], maxChars: number): ContextPlan {
  const volumeGb = ranked.reduce((sum, entry) => sum + entry.dataVolumeGb, 0);
  return packPrefix(ranked, { entries: ranked.length, volumeGb }, maxChars) ?? NOTHING;
}

/** `packContext` from the beginning of a ranking of `totals.entries`; undefined when that was too short to say. */
export function packPrefix(
  prefix: readonly Packable[],
  totals: PackTotals,
  maxChars: number,
): ContextPlan | undefined {
  const pack: Pack = { prefix, totals, roomChars: maxChars, taken: 0, takenVolumeGb: 0 };
  for (let entry = prefix[0]; entry !== undefined; entry = prefix[pack.taken]) {
    const fits = doesFit(entry, pack);
    if (fits === undefined) return undefined;
    if (!fits) return finish(entry, pack);
    pack.roomChars -= entry.lineChars + 1;
    pack.takenVolumeGb += entry.dataVolumeGb;
    pack.taken++;
  }
  return pack.taken < totals.entries ? undefined : finish(undefined, pack);
}

const NOTHING: ContextPlan = { whole: [], entriesOmitted: 0, omittedVolumeGb: 0, omission: '' };

interface Pack {
  readonly prefix: readonly Packable[];
  readonly totals: PackTotals;
  roomChars: number;
  taken: number;
  takenVolumeGb: number;
}

/** True if the next line has room together with what must follow it: the closing line, or all lines that are left. */
function doesFit(entry: Packable, pack: Pack): boolean | undefined {
  const left = pack.totals.entries - pack.taken - 1;
  if (left === 0) return entry.lineChars <= pack.roomChars;
  if (entry.lineChars + 1 + closingAfter(entry, pack).length <= pack.roomChars) return true;
  if (left >= LINES_BEYOND_CLOSING) return false;
  const rest = pack.prefix.slice(pack.taken + 1);
  if (rest.length < left) return undefined;
  return rest.reduce((sum, { lineChars }) => sum + 1 + lineChars, entry.lineChars) <= pack.roomChars;
}

function closingAfter(entry: Packable, { totals, taken, takenVolumeGb }: Pack): string {
  return omissionLine(totals.entries - taken - 1, omittedVolume(totals, takenVolumeGb + entry.dataVolumeGb));
}

function finish(next: Packable | undefined, pack: Pack): ContextPlan {
  const whole = pack.prefix.slice(0, pack.taken).map(({ entryId }) => entryId);
  const head = next === undefined ? undefined : headOf(next, pack);
  const shown = pack.taken + (head === undefined ? 0 : 1);
  const shownVolumeGb = pack.takenVolumeGb + (head === undefined ? 0 : (next?.dataVolumeGb ?? 0));
  const entriesOmitted = pack.totals.entries - shown;
  if (entriesOmitted === 0) return { ...NOTHING, whole, ...(head === undefined ? {} : { head }) };
  const omittedVolumeGb = omittedVolume(pack.totals, shownVolumeGb);
  const line = omissionLine(entriesOmitted, omittedVolumeGb);
  const omission = head !== undefined || line.length <= pack.roomChars ? line : '';
  return { whole, ...(head === undefined ? {} : { head }), entriesOmitted, omittedVolumeGb, omission };
}

function headOf(entry: Packable, pack: Pack) {
  const left = pack.totals.entries - pack.taken - 1;
  const chars = pack.roomChars - (left === 0 ? 0 : 1 + closingAfter(entry, pack).length);
  return chars >= LEAST_HEAD_CHARS ? { entryId: entry.entryId, chars } : undefined;
}

/** Freed of the noise that sums of binary fractions leave in the last digits. */
function omittedVolume({ volumeGb }: PackTotals, shownVolumeGb: number): number {
  return Math.max(0, Number((volumeGb - shownVolumeGb).toPrecision(14)));
}
