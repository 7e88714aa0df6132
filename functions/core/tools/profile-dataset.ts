import * as z from 'zod/mini';
import { MAX_COLUMNS } from './profile/max-columns.ts';
import type { OpenRecordsPort } from './record-source.ts';
import { datasetParam, oneRecordsInput, recordsParams, toRecordsInput } from './records-params.ts';
import { defineTool, type Tool } from './tool.ts';

const columnNames = z
  .array(z.string())
  .check(
    z.minLength(1, 'must name a column'),
    z.maxLength(MAX_COLUMNS, `must name at most ${MAX_COLUMNS} columns`),
    z.describe('Columns to profile; default all.'),
  );

const topValues = z
  .int('must be a whole number')
  .check(
    z.minimum(0, 'must be at least 0'),
    z.maximum(50, 'must be at most 50'),
    z.describe('How many of the most frequent values to list for each column.'),
  );

const params = z
  .strictObject({
    ...recordsParams,
    columns: z.optional(columnNames),
    topValues: z._default(topValues, 5),
    dataset: datasetParam,
  })
  .check(oneRecordsInput);

/** Profiles a table in one pass and bounded memory; see `ColumnProfile` for what each figure means. */
export function makeProfileDataset(openRecords: OpenRecordsPort): Tool {
  return defineTool({
    name: 'profile_dataset',
    description:
      'Describes records column by column: type, count, nulls, distinct values, min, max, mean, standard deviation, ' +
      'quantiles (linear interpolation) and top values; figures that are estimates are flagged.',
    version: '2',
    cacheable: true,
    sideEffect: 'none',
    params,
    datasets: ({ dataset }) => (dataset === undefined ? [] : [dataset]),
    run: async ({ columns, topValues, ...input }, { signal }) => {
      const { profileRecords } = await import('./profile/profile-records.ts');
      const opened = await openRecords(toRecordsInput(input));
      return await profileRecords(opened, { columns, topValues }, signal);
    },
  });
}
