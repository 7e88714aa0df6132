import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, describe, expect, it } from 'vitest';
import { ENV, FUNCTION_NAMES } from '../../functions/core/names.ts';
import { bundleHandler } from '../../lib/bundle/bundle.ts';
import { makeApp } from '../../lib/make-app.ts';

/** Ceiling of what a handler loads before its first request, which is one file. */
const CEILING_BYTES = 700_000;

const folder = mkdtempSync(path.join(tmpdir(), 'millrace-bundle-'));

afterAll(() => rmSync(folder, { recursive: true }));

/** Last line that a script prints which has the handler of the bundle, in a process with the environment of a function. */
function runWithHandler(outdir: string, script: string): string {
  const url = pathToFileURL(path.join(outdir, 'index.mjs')).href;
  const env = {
    AWS_REGION: 'eu-west-1',
    AWS_LAMBDA_FUNCTION_NAME: 'function',
    [ENV.stage]: 'test',
    [ENV.memoryTable]: 'memory',
    [ENV.cacheTable]: 'cache',
    [ENV.statisticsTable]: 'statistics',
    [ENV.targetMs]: '1500',
    [ENV.modelProvider]: 'offline',
    // Nobody answers there: a batch works without its cache.
    AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
  };
  const module = `const { handler } = await import(${JSON.stringify(url)}); ${script}`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', module], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return printed.trim().split('\n').at(-1) ?? '';
}

describe.each(FUNCTION_NAMES)('bundle of %s', (name) => {
  const outdir = path.join(folder, name);

  it('starts with at most 700 kB', () => {
    bundleHandler(name, outdir);
    const bytes = statSync(path.join(outdir, 'index.mjs')).size;
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(CEILING_BYTES);
  });

  it('is loaded by Node without any package beside it', () => {
    expect(runWithHandler(outdir, 'console.log(typeof handler);')).toBe('function');
  });
});

describe('tools in the bundle', () => {
  const records = [{ a: 1 }, { a: 20 }];
  const expectations = [{ type: 'matches', column: 'a', pattern: '^\\d$' }];
  const requests = [
    { tool: 'transform_records', params: { records, expression: '$sum(a)' } },
    { tool: 'check_quality', params: { records, expectations } },
    { tool: 'validate_schema', params: { records, schema: { properties: { a: { maximum: 9 } } } } },
  ];

  it('start their processes and load their packages', () => {
    const outdir = path.join(folder, 'tools');
    bundleHandler('tool-batch', outdir);
    const event = JSON.stringify({ agentId: 'a', requests });
    const script = `console.log(JSON.stringify(await handler(${event}, { awsRequestId: '1' })));`;
    expect(JSON.parse(runWithHandler(outdir, script))).toMatchObject({
      results: [
        { success: true, result: { records: [21] } },
        { success: true, result: { expectations: [{ failures: 1 }] } },
        { success: true, result: { invalidRows: 1 } },
      ],
    });
  });
});

describe('makeApp without the CDK CLI', () => {
  // All of the CDK app is synthesized, which takes its time on a busy machine.
  it('writes an assembly whose template names the folder of each bundle', { timeout: 120_000 }, () => {
    const outdir = path.join(folder, 'assembly');
    const assembly = makeApp({ outdir }).synth();
    const template = Template.fromJSON(assembly.getStackArtifact('Millrace-dev').template);
    const lambdas = Object.values(template.findResources('AWS::Lambda::Function'));
    expect(lambdas).toHaveLength(FUNCTION_NAMES.length);
    for (const lambda of lambdas) {
      expect(existsSync(path.join(outdir, lambda['Metadata']['aws:asset:path'], 'index.mjs'))).toBe(true);
    }
  });
});
