import type { Term } from '../words/term.ts';
import type { Unit } from '../words/units.ts';
import type { ReadClause } from './arrange.ts';

export interface Item {
  readonly term: Term;
  /** Relation to what stands before it; empty for none. */
  readonly relation: string;
  /** Equal for neighbours with nothing between them. */
  readonly group: number;
  readonly isAfterBe: boolean;
  readonly isAfterEdge: boolean;
  /** Right after `the`, `my` and their like. */
  readonly isAfterArticle: boolean;
  /** In a relative clause: `tables that are …`. */
  readonly isInRelative: boolean;
  /** The first word after `and` or `or`. */
  readonly isAfterAnd: boolean;
  /** Means the same wherever it stands. */
  readonly isFree: boolean;
  /** A name that belongs to its clause only. */
  readonly isInPlace?: boolean;
}

/** A clause, or the part of one from a marker such as `if` on. */
export interface Segment {
  readonly marker: string;
  /** A phrase cut off by a comma that belongs to the clause that asks. */
  readonly joinsMain: boolean;
  readonly isMain: boolean;
  readonly items: readonly Item[];
  readonly startsWithBe: boolean;
  /** What someone does comes first: `how do I partition …`. */
  readonly startsWithVerb: boolean;
  /** The clause asks which things something is done to: they come first in it, active or passive. */
  readonly startsWithObject: boolean;
  /** The clause asks of an event: what changes (`views refresh`) and what is changed (`views are refreshed`) are one. */
  readonly isOfEvent: boolean;
  /** What a sentence ends in: `… does it depend on`. */
  readonly trailingRelation: string;
}

const EVENT_KINDS = /^(?:whether|why|when|howoften|howlong|howdone)$/;
const OBJECT_KINDS = /^(?:which|what\|which|howmany|howmuch)$/;

/** The parts of a clause, cut at markers; a marker before a date or a number is a relation (`since 02:00`). */
export function toSegments({ units, isMain, kind }: ReadClause): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  let marker = '';
  for (let at = 0; at <= units.length; at += 1) {
    const unit = units[at];
    const isCut = unit?.kind === 'marker' && !isBeforeTime(units, at);
    if (at < units.length && !isCut) continue;
    const isFirst = marker === '';
    const segment = toSegment(units.slice(from, at), marker, isMain && isFirst, isFirst && !isMain, kind);
    if (segment.items.length > 0) segments.push(segment);
    if (unit?.kind === 'marker') marker = unit.marker;
    from = at + 1;
  }
  return segments;
}

function isBeforeTime(units: readonly Unit[], at: number): boolean {
  const next = units.slice(at + 1, at + 4).find(isSaying);
  return next?.kind === 'term' && (next.term.type === 'date' || next.term.type === 'number');
}

function isSaying({ kind }: Unit): boolean {
  return kind !== 'edge' && kind !== 'and' && kind !== 'skip';
}

/** `not in the orders table` says something else than `not … in the orders table`, and `not only` than `only … not`. */
function isBound(units: readonly Unit[], at: number): boolean {
  const next = units.slice(at + 1).find(isSaying);
  return next?.kind === 'relation' || (next?.kind === 'term' && next.term.type === 'scope');
}

function toSegment(
  units: readonly Unit[],
  marker: string,
  isMain: boolean,
  mayJoin: boolean,
  kind: string,
): Segment {
  const first = units.find(isSaying);
  return {
    marker,
    joinsMain: mayJoin && isPhraseStart(first),
    isMain,
    ...toItems(units),
    startsWithBe: first?.kind === 'be',
    startsWithVerb: isMain && kind === 'how' && first?.kind !== 'be',
    startsWithObject: isMain && OBJECT_KINDS.test(kind),
    isOfEvent: marker !== '' || (isMain && EVENT_KINDS.test(kind)),
  };
}

function toItems(units: readonly Unit[]): Pick<Segment, 'items' | 'trailingRelation'> {
  const items: Item[] = [];
  let relation = '';
  let group = 0;
  let previous: Unit['kind'] = 'edge';
  let isAfterBe = false;
  let isInRelative = false;
  let isAfterAnd = false;
  for (const [at, unit] of units.entries()) {
    if (unit.kind === 'term' || unit.kind === 'free') {
      const before = items.at(-1);
      if (isAfterAnd && unit.term.type === 'name' && before?.term.type === 'name') relation = before.relation;
      const isFree = unit.kind === 'free';
      items.push({
        term: unit.term,
        relation: isFree ? '' : purpose(relation, unit.term),
        group,
        isAfterBe,
        isAfterEdge: previous === 'edge' || previous === 'relative' || previous === 'and',
        isAfterArticle: units[at - 1]?.kind === 'edge',
        isInRelative,
        isAfterAnd,
        isFree: isFree || (unit.term.type === 'negation' && !isInRelative && !isBound(units, at)),
      });
      if (!isFree) relation = '';
      isAfterAnd = false;
      if (unit.term.type !== 'negation' && unit.term.type !== 'scope') isAfterBe = false;
      if (unit.term.type === 'date') group += 1;
    } else if (unit.kind === 'relation' || unit.kind === 'marker') {
      const next = unit.kind === 'relation' ? unit.relation : unit.marker;
      relation = relation === '' || relation === 'to' ? next : `${relation} ${next}`;
      isAfterBe = false;
    } else if (unit.kind === 'be') isAfterBe = true;
    else if (unit.kind === 'edge' || unit.kind === 'and') isAfterBe = false;
    if (unit.kind === 'and') isAfterAnd = true;
    else if (unit.kind === 'relative') isInRelative ||= items.length > 0;
    if (unit.kind !== 'term' && unit.kind !== 'skip') group += 1;
    previous = unit.kind;
  }
  return { items, trailingRelation: relation };
}

/** A phrase of place or time, as in `Since Monday, …`. */
function isPhraseStart(first: Unit | undefined): boolean {
  if (first?.kind === 'term') return first.term.type === 'date';
  return first?.kind === 'relation' || first?.kind === 'marker';
}

/** `for clustering` is as `to cluster`. */
function purpose(relation: string, { surface }: Term): string {
  return relation === 'for' && /^[a-z]{3,}ing$/.test(surface) ? 'to' : relation;
}
