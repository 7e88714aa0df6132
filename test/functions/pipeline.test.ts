import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ENV } from '../../functions/core/names.ts';
import { pipelineDefinition } from '../../lib/pipeline/definition.ts';
import { runExecution, type Stage } from '../../scripts/pipeline/run-execution.ts';
import { startMillrace } from '../support/millrace.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'millrace-pipeline-'));
const { invoke } = await startMillrace({ [ENV.sourceFolder]: folder });

const definition = pipelineDefinition({
  functions: { memory: 'memory', toolBatch: 'tool-batch' },
  tenant: 'local',
});

const WEATHER = {
  dataset: 'seattle-weather',
  source: 'seattle-weather.csv',
  expression: '{ "date": date, "rain": $number(precipitation) > 0 }',
};

beforeAll(async () => {
  for (const file of ['seattle-weather.csv', 'movies.json'])
    await cp(
      fileURLToPath(new URL(`../data/${file}`, import.meta.resolve('vega-datasets'))),
      path.join(folder, file),
    );
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the state machine on the functions and tells which stages it passed. */
async function run(name: string, input: object, invoking: typeof invoke = invoke) {
  const stages: Stage[] = [];
  const ending = await runExecution({
    definition,
    input,
    name,
    invoke: invoking,
    onStage: (stage) => stages.push(stage),
  });
  return { ending, stages: stages.map(({ name }) => name) };
}

const pageSchema = z.object({
  entries: z.array(
    z.object({ stage: z.string(), content: z.string(), dataset: z.string(), source: z.string() }),
  ),
});

async function remembered(agentId: string) {
  const page = await invoke('memory', { operation: 'list', agentId, tenant: 'local', limit: 100 });
  return pageSchema.parse(page).entries;
}

describe('the pipeline', () => {
  it('takes a table in, examines, transforms and stores it, and remembers each stage', async () => {
    const { ending, stages } = await run('run-1', { agentId: 'weather', ...WEATHER, inlineRows: 2000 });
    expect(ending).toMatchObject({ kind: 'succeeded', output: { dataset: 'seattle-weather', rows: 1461 } });
    expect(stages).toEqual(
      expect.arrayContaining(['Ingest', 'Examine', 'Judge', 'Transform', 'Store', 'Done']),
    );
    const entries = await remembered('weather');
    expect(new Set(entries.map(({ stage }) => stage))).toEqual(
      new Set(['ingestion', 'validation', 'transformation', 'storage']),
    );
    expect(entries.map(({ content }) => content)).toEqual(
      expect.arrayContaining([
        'Validation of seattle-weather: 0 of 1461 rows violate the schema (0 violations).',
        'Quality of seattle-weather: 1 checks passed, 0 failed.',
      ]),
    );
    expect(entries.every(({ source }) => source.endsWith(':run-1'))).toBe(true);
  });

  it('adds nothing twice when it is redriven', async () => {
    const input = { agentId: 'redriven', ...WEATHER };
    await run('run-2', input);
    const before = await remembered('redriven');
    await run('run-2', input);
    expect(await remembered('redriven')).toEqual(before);
    expect(before.length).toBeGreaterThan(4);
  });

  it('stops at data that does not meet the schema, remembers why and ends with the reason', async () => {
    const schema = { type: 'object', properties: { 'IMDB Rating': { type: 'number' } } };
    const job = { agentId: 'movies', dataset: 'movies', source: 'movies.json', schema };
    const { ending, stages } = await run('run-4', job);
    expect(ending).toEqual({
      kind: 'failed',
      error: 'data_rejected',
      cause: '213 of 3201 rows violate the schema; quality checks that failed: 0',
    });
    expect(stages).not.toContain('Transform');
    expect(stages.slice(-2)).toEqual(['RememberError', 'SendAlert']);
    expect(await remembered('movies')).toContainEqual(
      expect.objectContaining({ stage: 'error', content: expect.stringContaining('data_rejected') }),
    );
    const { stages: accepting } = await run('run-5', { ...job, acceptBadRows: true });
    expect(accepting).toContain('Transform');
  });

  it('names the tool and its reason when one cannot run', async () => {
    const { ending } = await run('run-6', { agentId: 'absent', dataset: 'absent', source: 'absent.csv' });
    expect(ending).toMatchObject({
      kind: 'failed',
      error: 'invalid_params',
      cause: expect.stringMatching(/^validate_schema: .*absent\.csv/),
    });
  });

  it('passes over rows that do not fit in a state, and stores them by reference', async () => {
    const { stages: byReference } = await run('run-8', { agentId: 'large', ...WEATHER, inlineRows: 100 });
    expect(byReference).toContain('StoreByReference');
    expect(byReference).toContain('RememberLongTransformation');
    expect(byReference).not.toContain('Store');
  });

  it('tries again what throttled it, under the same key', async () => {
    const keys: unknown[] = [];
    const throttledOnce = async (name: string, payload: unknown) => {
      const { idempotencyKey } = z.object({ idempotencyKey: z.string() }).parse(payload);
      keys.push(idempotencyKey);
      if (keys.length === 1) throw Object.assign(new Error('slow down'), { name: 'throttled' });
      return await invoke(name, payload);
    };
    const { ending } = await run('run-9', { agentId: 'throttled', ...WEATHER }, throttledOnce);
    expect(ending.kind).toBe('succeeded');
    expect(keys.slice(0, 3)).toEqual([
      'pipeline/run-9/Ingest',
      'pipeline/run-9/Ingest',
      'pipeline/run-9/Examine',
    ]);
  });

  it('refuses an input that is no job, before it touches anything', async () => {
    const { ending, stages } = await run('run-10', { agentId: 'nobody' });
    expect(ending).toMatchObject({ kind: 'failed', error: 'invalid_request' });
    expect(stages).toEqual(['CheckJob']);
  });
});
