import * as z from 'zod/mini';
import { lazily } from '../lazily.ts';
import { storableNumber } from '../text/storable-number.ts';
import { utf8Bytes } from '../text/utf8-bytes.ts';

/** Most bytes of UTF-8 that the content of an entry may have. */
export const MAX_CONTENT_BYTES = 65_536;
/** How far an entry's event time may lie ahead of the clock. */
export const MAX_AHEAD_MS = 5 * 60_000;
/** Most entries that one call may add. */
export const MAX_ENTRIES_PER_CALL = 25;

/** A name that entries, tool calls and answers depend on: 1 to 128 characters, no control characters. */
export const datasetSchema = lazily(() =>
  z.string().check(
    z.regex(
      // Ranges rather than a class: clients read the pattern in the API's description, and not all know the class.
      // oxlint-disable-next-line no-control-regex -- these are the characters that are refused
      /^[^\u0000-\u001f\u007f-\u009f]{1,128}$/u,
      'must be 1 to 128 characters, none of them a control character',
    ),
  ),
);

/** Identity of an entry, given by the client or made: 1 to 128 letters, digits and `._:-`. */
export const entryIdSchema = lazily(() =>
  z
    .string()
    .check(
      z.regex(
        /^[A-Za-z0-9._:-]{1,128}$/,
        'must be 1 to 128 letters, digits, dots, underscores, colons or hyphens',
      ),
    ),
);

const unitInterval = lazily(() =>
  z.pipe(
    z.number().check(z.gte(0, 'must be from 0 to 1'), z.lte(1, 'must be from 0 to 1')),
    z.transform(storableNumber),
  ),
);

const contentSchema = lazily(() =>
  z.string().check(
    z.minLength(1, 'must not be empty'),
    z.refine(
      (text: string) => utf8Bytes(text) <= MAX_CONTENT_BYTES,
      `must be at most ${MAX_CONTENT_BYTES} bytes of UTF-8`,
    ),
  ),
);

/** What a caller gives of an entry; the rest is filled in. */
export const newEntrySchema = lazily(() =>
  z.strictObject({
    content: contentSchema(),
    importance: z.optional(unitInterval()),
    stage: z.optional(z.string().check(z.regex(/^[a-z][a-z0-9_-]{0,63}$/, 'must be one lower-case word'))),
    dataVolumeGb: z.optional(
      z.pipe(
        z.number().check(z.gte(0, 'must not be negative'), z.lte(1e12, 'must be at most 1e12')),
        z.transform(storableNumber),
      ),
    ),
    timestamp: z.optional(
      z.iso.datetime({ offset: true, error: 'must be an ISO 8601 time with an offset or Z' }),
    ),
    dataset: z.optional(datasetSchema()),
    source: z.optional(z.string().check(z.minLength(1), z.maxLength(1024))),
    pinned: z.optional(z.boolean()),
    entryId: z.optional(entryIdSchema()),
  }),
);

export type NewEntry = z.infer<ReturnType<typeof newEntrySchema>>;

/** What ranking and packing need of an entry: everything but its content. */
export interface RankedFacts {
  readonly entryId: string;
  /** Position in the order of adding, from 1; never used twice in an agent. */
  readonly sequence: number;
  /** Event time in epoch milliseconds. */
  readonly timestampMs: number;
  /** 0 to 1. */
  readonly importance: number;
  readonly stage: string;
  readonly dataVolumeGb: number;
  /** UTF-8 bytes of the content. */
  readonly sizeBytes: number;
  /** Code points of the entry's context line, see `contextLine`. */
  readonly lineChars: number;
  readonly pinned: boolean;
  /** True when a retry can bring the same id again: the client gave it, or an idempotency key did. */
  readonly isRepeatable: boolean;
  readonly dataset?: string;
}

/** One remembered fact of a pipeline. */
export interface MemoryEntry extends RankedFacts {
  readonly content: string;
  readonly source?: string;
}

/** The entry as the API shows it: ISO time, no inner figures. */
export function toPublicEntry(entry: MemoryEntry) {
  return {
    entryId: entry.entryId,
    content: entry.content,
    timestamp: new Date(entry.timestampMs).toISOString(),
    importance: entry.importance,
    stage: entry.stage,
    dataVolumeGb: entry.dataVolumeGb,
    sizeBytes: entry.sizeBytes,
    ...(entry.dataset === undefined ? {} : { dataset: entry.dataset }),
    ...(entry.source === undefined ? {} : { source: entry.source }),
    pinned: entry.pinned,
  };
}
