import * as z from 'zod/mini';
import { UNNAMED_DATASET } from '../../core/freshness/dataset-versions.ts';
import { lazily } from '../../core/lazily.ts';
import { storable } from './update-expression.ts';

/** What the note of an addition says beside its sequence and its count. */
export interface NoteFacts {
  /** Epoch milliseconds. */
  readonly sinceMs: number;
  readonly sizeBytes: number;
  readonly dataVolumeGb: number;
  readonly importance: number;
  readonly stage: string;
  /** The unnamed one is the empty string; undefined in a note of an earlier version. */
  readonly dataset?: string | undefined;
}

const factsSchema = lazily(() =>
  z.tuple([
    z.number(), // sinceMs
    z.number(), // sizeBytes
    z.number(), // dataVolumeGb
    z.number(), // importance
    z.string(), // stage
    z.optional(z.string()), // dataset
  ]),
);

/** The facts as a list: attribute names would cost more than their values. */
export function toNoteFacts(facts: NoteFacts): z.infer<ReturnType<typeof factsSchema>> {
  const { sinceMs, sizeBytes, dataVolumeGb, importance, stage, dataset = UNNAMED_DATASET } = facts;
  return [sinceMs, sizeBytes, storable(dataVolumeGb), storable(importance), stage, dataset];
}

/** Reads what `toNoteFacts` made; undefined for anything else. */
export function fromNoteFacts(list: unknown): NoteFacts | undefined {
  const parsed = factsSchema().safeParse(list);
  if (!parsed.success) return undefined;
  const [sinceMs, sizeBytes, dataVolumeGb, importance, stage, dataset] = parsed.data;
  return { sinceMs, sizeBytes, dataVolumeGb, importance, stage, dataset };
}
