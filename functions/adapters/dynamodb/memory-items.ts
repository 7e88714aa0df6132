import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.ts';
import type { MemoryEntry, RankedFacts } from '../../core/memory/entry.ts';
import type { Addition } from '../../core/memory/memory-store.ts';
import { ATTRIBUTE, MEMORY_FACTS } from '../../core/names.ts';
import { itemKey } from './keys.ts';
import { baseKey, entrySortKey, timeKey } from './memory-keys.ts';

const ITEM_VERSION = 1;
/** How long the id of an entry that went is remembered, so that a late retry does not add it again. */
const TRACE_SECONDS = 24 * 3600;

/** What the indexes carry, as a JSON array in one attribute: attribute names would cost more than their values. */
const factsSchema = lazily(() =>
  z.tuple([
    z.number(), // sequence
    z.number(), // timestampMs
    z.number(), // importance
    z.string(), // stage
    z.number(), // dataVolumeGb
    z.number(), // sizeBytes
    z.number(), // lineChars
    z.number(), // flags: 1 pinned, 2 repeatable
    z.nullable(z.string()), // dataset
  ]),
);

const indexSchema = lazily(() => z.object({ [ATTRIBUTE.sort]: z.string(), [MEMORY_FACTS]: z.string() }));

const entrySchema = lazily(() =>
  z.extend(indexSchema(), {
    content: z.string(),
    source: z.optional(z.string()),
    fingerprint: z.string(),
  }),
);

const tombstoneSchema = lazily(() => z.object({ evictedSequence: z.number(), fingerprint: z.string() }));
const fenceSchema = lazily(() => z.object({ fencedSequence: z.number(), isForgotten: z.boolean() }));

/** Item of an entry in its agent's partition, with the keys of both indexes. */
export function toEntryItem(
  partitionKey: string,
  addition: Addition,
  sequence: number,
): Record<string, unknown> {
  const { entryId, content, source, fingerprint } = addition;
  return {
    ...itemKey(partitionKey, entrySortKey(entryId)),
    [ATTRIBUTE.byTime]: timeKey({ timestampMs: addition.timestampMs, sequence }),
    [ATTRIBUTE.byBase]: baseKey({ ...addition, sequence }),
    [MEMORY_FACTS]: toFactsText(addition, sequence),
    content,
    ...(source === undefined ? {} : { source }),
    fingerprint,
    version: ITEM_VERSION,
  };
}

/** Entry with its fingerprint; undefined for an item that is no entry (any more). */
export function fromEntryItem(item: unknown): { entry: MemoryEntry; fingerprint: string } | undefined {
  const parsed = entrySchema().safeParse(item);
  const facts = parsed.success ? toFacts(parsed.data) : undefined;
  if (!parsed.success || facts === undefined) return undefined;
  const { content, source, fingerprint } = parsed.data;
  return { entry: { ...facts, content, ...(source === undefined ? {} : { source }) }, fingerprint };
}

/** What an index carries of an entry; undefined for an item that cannot be read. */
export function fromIndexItem(item: unknown): RankedFacts | undefined {
  const parsed = indexSchema().safeParse(item);
  return parsed.success ? toFacts(parsed.data) : undefined;
}

/** What stands in the place of an evicted entry: its sequence and fingerprint, for a day; a repeat adds nothing. */
export function tombstone(nowMs: number, sequence: number) {
  return { evictedSequence: sequence, ...expiry(nowMs) };
}

/** Reads what `tombstone` left; undefined for an item that is none. */
export function fromTombstone(item: unknown): { sequence: number; fingerprint: string } | undefined {
  const parsed = tombstoneSchema().safeParse(item);
  if (!parsed.success) return undefined;
  return { sequence: parsed.data.evictedSequence, fingerprint: parsed.data.fingerprint };
}

/**
 * What stands for a day in the place of an entry that was forgotten, or whose counting was taken back before it was
 * stored: a later addition may take the place, a late request of this one or of an earlier one may not.
 */
export function fence(nowMs: number, sequence: number, isForgotten: boolean) {
  return { fencedSequence: sequence, isForgotten, ...expiry(nowMs) };
}

/** Reads what `fence` left; undefined for an item that is none. */
export function fromFence(item: unknown): { sequence: number; isForgotten: boolean } | undefined {
  const parsed = fenceSchema().safeParse(item);
  if (!parsed.success) return undefined;
  return { sequence: parsed.data.fencedSequence, isForgotten: parsed.data.isForgotten };
}

/** Condition under which an addition may take the place of its id; `:sequence` is its own, `:seconds` the clock's. */
export const IS_FREE_PLACE =
  `attribute_not_exists(${ATTRIBUTE.partition}) OR fencedSequence < :sequence ` +
  `OR (attribute_exists(evictedSequence) AND ${ATTRIBUTE.expiresAt} < :seconds)`;

function expiry(nowMs: number) {
  return { [ATTRIBUTE.expiresAt]: Math.ceil(nowMs / 1000) + TRACE_SECONDS };
}

function toFactsText(addition: Addition, sequence: number): string {
  const facts: z.infer<ReturnType<typeof factsSchema>> = [
    sequence,
    addition.timestampMs,
    addition.importance,
    addition.stage,
    addition.dataVolumeGb,
    addition.sizeBytes,
    addition.lineChars,
    (addition.pinned ? 1 : 0) + (addition.isRepeatable ? 2 : 0),
    addition.dataset ?? null,
  ];
  return JSON.stringify(facts);
}

function toFacts(item: z.infer<ReturnType<typeof indexSchema>>): RankedFacts | undefined {
  const parsed = factsSchema().safeParse(parseJson(item[MEMORY_FACTS]));
  if (!parsed.success) return undefined;
  const [sequence, timestampMs, importance, stage, dataVolumeGb, sizeBytes, lineChars, flags, dataset] =
    parsed.data;
  return {
    entryId: item[ATTRIBUTE.sort].slice(entrySortKey('').length),
    sequence,
    timestampMs,
    importance,
    stage,
    dataVolumeGb,
    sizeBytes,
    lineChars,
    pinned: (flags & 1) !== 0,
    isRepeatable: (flags & 2) !== 0,
    ...(dataset === null ? {} : { dataset }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
