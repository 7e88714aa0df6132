import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = fileURLToPath(new URL('../data', import.meta.resolve('vega-datasets')));

/** Runs the tool over a CSV as Lambda would, where CommonJS packages have no named exports when loaded lazily. */
const ENTRY = `
  import { makeValidateSchema } from './functions/adapters/ajv/validate-schema.ts';
  import { endsInTime } from './functions/adapters/node/time-limit.ts';
  import { makeOpenRecords } from './functions/adapters/records/open-records.ts';
  export const validate = (folder, params) =>
    makeValidateSchema(makeOpenRecords({ folder }), endsInTime).prepare(params).run({ nowMs: 0, signal: { aborted: false } });
`;

let outdir: string;

beforeAll(async () => {
  outdir = await mkdtemp(path.join(tmpdir(), 'bundled-'));
});

afterAll(() => rm(outdir, { recursive: true }));

describe('validate_schema in a bundle', () => {
  it('loads its packages and works', async () => {
    await build({
      stdin: { contents: ENTRY, resolveDir: root },
      outdir,
      bundle: true,
      splitting: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
      outExtension: { '.js': '.mjs' },
    });
    const bundle: unknown = await import(pathToFileURL(path.join(outdir, 'stdin.mjs')).href);
    const schema = { properties: { date: { format: 'date' }, wind: { type: 'number', maximum: 9 } } };
    const result: unknown = await validateOf(bundle)(folder, { source: 'seattle-weather.csv', schema });
    expect(result).toMatchObject({ rowCount: 1461, byKeyword: [{ keyword: 'maximum', path: '/wind' }] });
  });
});

function validateOf(bundle: unknown): (folder: string, params: unknown) => unknown {
  if (typeof bundle === 'object' && bundle !== null && 'validate' in bundle) {
    const { validate } = bundle;
    if (typeof validate === 'function') return (folder, params) => validate(folder, params);
  }
  throw new Error('the bundle exports no validate');
}
