import * as z from 'zod/mini';
import { datasetSchema } from '../memory/entry.ts';
import type { RecordsInput } from './record-source.ts';

/** The two ways to give a tool its records; a tool spreads them into its params and adds `oneRecordsInput`. */
export const recordsParams = {
  records: z.optional(
    z
      .array(z.record(z.string(), z.unknown(), 'must be an object'))
      .check(z.describe('The rows themselves: objects from column name to JSON value.')),
  ),
  source: z.optional(
    z
      .string()
      .check(
        z.minLength(1, 'must name a file'),
        z.maxLength(1024, 'must be at most 1,024 characters'),
        z.describe(
          'A file of rows: JSON, JSON lines, CSV or TSV, each also gzipped. s3://bucket/key within the allowed buckets, ' +
            'or, in the development runtime, a path in its data folder.',
        ),
      ),
  ),
};

/** Params that carry records in one of the two ways. */
export interface RecordsParams {
  readonly records?: readonly Readonly<Record<string, unknown>>[] | undefined;
  readonly source?: string | undefined;
}

/** Refuses params with both ways or with neither. */
export const oneRecordsInput = z.refine<RecordsParams>(
  ({ records, source }) => (records === undefined) !== (source === undefined),
  'give either records or source',
);

/** Name of the dataset that the records are of; a cached result is dropped when the dataset changes. */
export const datasetParam = z.optional(
  datasetSchema().check(
    z.describe('Dataset that the records are of: a cached result is dropped when the dataset changes.'),
  ),
);

/** The way that was used; call it on params that passed `oneRecordsInput`. */
export function toRecordsInput({ records, source }: RecordsParams): RecordsInput {
  return records === undefined ? { source: source ?? '' } : { records };
}
