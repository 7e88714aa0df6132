import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTION_NAMES, type FunctionName } from '../../functions/core/names.ts';
import { bundleHandler } from '../../lib/bundle/bundle.ts';
import { startDatabase, type TestDatabase } from '../support/embedded-dynamodb.ts';
import { FIRST_EVENTS } from '../support/start/first-events.ts';
import { runFirstEvent } from '../support/start/run-first-event.ts';
import { type StartChunk, startChunk } from '../support/start/start-chunk.ts';

/** Most bytes that each function loads before its first request; raising one needs a reason in its commit. */
const CEILINGS: Readonly<Record<FunctionName, number>> = {
  message: 345_000,
  'tool-batch': 350_000,
  stats: 310_000,
  memory: 360_000,
  maintenance: 355_000,
};

/** Packages that a request may never need: clients of other services, tools, and credentials that Lambda has not. */
const NOT_AT_START: ReadonlySet<string> = new Set([
  '@aws-sdk/client-bedrock-runtime',
  '@aws-sdk/client-lambda',
  '@aws-sdk/client-s3',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@aws-sdk/nested-clients',
  '@smithy/credential-provider-imds',
  'ajv',
  'bowser',
  'csv-parse',
  'jsonata',
  'minisearch',
  're2js',
]);

/** Modules of Node that cost more than the handler itself and that DynamoDB over HTTP/1.1 does not need. */
const UNLOADED: ReadonlySet<string> = new Set([
  'child_process',
  'http2',
  'internal/http2/core',
  'internal/deps/undici/undici',
  'vm',
  'worker_threads',
]);

const folder = mkdtempSync(path.join(tmpdir(), 'millrace-start-'));
let database: TestDatabase;

beforeAll(async () => {
  database = await startDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const chunks = new Map<FunctionName, StartChunk>(
  FUNCTION_NAMES.map((name) => {
    const outdir = path.join(folder, name);
    bundleHandler(name, outdir, { sourcemap: true });
    return [name, startChunk(outdir)];
  }),
);

describe.each(FUNCTION_NAMES)('start of %s', (name) => {
  it('stays under its ceiling of bytes', () => {
    expect(chunks.get(name)?.bytes).toBeLessThanOrEqual(CEILINGS[name]);
  });

  it('is one file', () => {
    const imports = [...(chunks.get(name)?.imports ?? [])];
    expect(imports.length).toBeGreaterThan(0);
    expect(imports.filter((each) => !each.startsWith('node:'))).toEqual([]);
  });

  it('loads no package that a request may not need', () => {
    const packages = [...(chunks.get(name)?.bytesByPackage.keys() ?? [])];
    expect(packages).toContain('@aws-sdk/client-dynamodb');
    expect(packages.filter((loaded) => NOT_AT_START.has(loaded))).toEqual([]);
  });
});

describe.each(FIRST_EVENTS)('first event of $name', ({ name, before, event, expected }) => {
  it('is answered without HTTP/2, undici and other processes', async () => {
    const outdir = path.join(folder, name);
    for (const earlier of before) await runFirstEvent(outdir, earlier, database);
    const { reply, modules } = await runFirstEvent(outdir, event, database);
    expect(reply).toContain(expected);
    expect(modules).toContain('_http_client');
    expect(modules.filter((loaded) => UNLOADED.has(loaded))).toEqual([]);
  });
});
