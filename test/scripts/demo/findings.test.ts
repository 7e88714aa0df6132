import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeValidateSchema } from '../../../functions/adapters/ajv/validate-schema.ts';
import { endsInTime } from '../../../functions/adapters/node/time-limit.ts';
import { makeOpenRecords } from '../../../functions/adapters/records/open-records.ts';
import { makeProfileDataset } from '../../../functions/core/tools/profile-dataset.ts';
import { findingsOf } from '../../../scripts/demo/findings.ts';
import { TABLES } from '../../../scripts/demo/tables.ts';
import { profileSchema, validationSchema } from '../../../scripts/demo/tool-results.ts';

const folder = fileURLToPath(new URL('../data', import.meta.resolve('vega-datasets')));
const openRecords = makeOpenRecords({ folder });
const context = { nowMs: 0, signal: { aborted: false } };

async function examine(dataset: string) {
  const table = TABLES.find((table) => table.dataset === dataset);
  if (table === undefined) throw new Error(`no table ${dataset}`);
  const { file: source, schema } = table;
  const validate = makeValidateSchema(openRecords, endsInTime).prepare({ schema, source });
  const profile = makeProfileDataset(openRecords).prepare({ source });
  return findingsOf(
    table,
    validationSchema.parse(await validate.run(context)),
    profileSchema.parse(await profile.run(context)),
  );
}

describe('findings', () => {
  it('say of movies what is in the file', async () => {
    const movies: readonly Record<string, unknown>[] = JSON.parse(
      readFileSync(`${folder}/movies.json`, 'utf8'),
    );
    const findings = await examine('movies');
    const contents = findings.map(({ content }) => content).join('\n');
    const titles = movies.filter(({ Title }) => typeof Title !== 'string').length;
    const unrated = movies.filter((movie) => movie['IMDB Rating'] === null).length;
    const steven = movies.filter(({ Director }) => Director === 'Steven Spielberg').length;
    expect(contents).toContain('Ingested movies from movies.json: 3,201 rows and 16 columns (1.4 MB).');
    expect(contents).toContain(`Validation of movies failed in ${titles} rows: Title must be string`);
    expect(contents).toContain(`Validation of movies failed in ${unrated} rows: IMDB Rating must be number`);
    expect(contents).toContain(`the most frequent are Steven Spielberg (${steven} rows)`);
    expect(contents).toContain('Title in movies mixes types: string 3,191, integer 9.');
  });

  it('have no error where every row meets the schema', async () => {
    const findings = await examine('seattle-weather');
    expect(findings.map(({ stage }) => stage)).not.toContain('error');
    expect(findings.at(-1)?.content).toBe('Validation of seattle-weather: all 1,461 rows meet the schema.');
  });

  it.each(TABLES.map(({ dataset }) => [dataset]))(
    'of %s name their dataset and fit into memory',
    async (dataset) => {
      for (const finding of await examine(dataset)) {
        expect(finding.dataset).toBe(dataset);
        expect(finding.content).toContain(dataset);
        expect(finding.content.length).toBeLessThan(400);
        expect(finding.importance).toBeLessThanOrEqual(1);
      }
    },
  );
});
