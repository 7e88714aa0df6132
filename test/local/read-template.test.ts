import path from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { FUNCTION_NAMES, ROUTES } from '../../functions/core/names.ts';
import { makeApp } from '../../lib/make-app.ts';
import { type Deployment, readTemplate } from '../../local/read-template.ts';
import { TEMPLATE } from './support/template.ts';

describe('readTemplate', () => {
  const deployment = readTemplate(TEMPLATE, '/assembly', 'eu-central-1');

  it('gives the tables with names that hold no stage', () => {
    expect(deployment.tables.map((table) => table.TableName)).toEqual(['Millrace-MemoryTable']);
    expect(deployment.tables[0]?.LocalSecondaryIndexes?.[0]?.IndexName).toBe('byTime');
  });

  it('leaves out what only AWS knows', () => {
    expect(deployment.tables[0]).not.toHaveProperty('PointInTimeRecoverySpecification');
  });

  it('gives the functions that have a bundle', () => {
    expect(deployment.functions.map((it) => it.name)).toEqual(['millrace-memory', 'millrace-tool-batch']);
    expect(deployment.functions[0]).toMatchObject({
      shortName: 'memory',
      folder: path.resolve('/assembly/asset.memory'),
      handler: 'index.handler',
      timeoutMs: 30_000,
      memorySizeMb: 512,
    });
  });

  it("has Lambda's defaults where the template is silent", () => {
    expect(deployment.functions[1]).toMatchObject({ timeoutMs: 3000, memorySizeMb: 128, environment: {} });
  });

  it('resolves variables, and omits those of resources that only exist in AWS', () => {
    expect(deployment.functions[0]?.environment).toEqual({
      MILLRACE_MEMORY_TABLE: 'Millrace-MemoryTable',
      TABLE_ARN: 'arn:aws:dynamodb:eu-central-1:000000000000:table/Millrace-MemoryTable',
      PEER: 'arn:aws:of:millrace-tool-batch',
      HERE: 'eu-central-1/Millrace-MemoryTable',
      COUNT: '7',
    });
  });

  it('follows a route over its integration, and an alias, to the function', () => {
    expect(deployment.routes).toEqual([
      { routeKey: 'GET /agents/{agentId}/memory', functionName: 'millrace-memory' },
      { routeKey: 'GET /tools', functionName: 'millrace-tool-batch' },
      { routeKey: '$default', functionName: 'millrace-memory' },
    ]);
  });
});

describe('readTemplate of the real stack', () => {
  let deployment: Deployment;

  beforeAll(() => {
    vi.stubEnv('CDK_VALIDATION', 'false');
    const code = Code.fromAsset(path.join(import.meta.dirname, 'support'));
    const assembly = makeApp({ codeOf: () => code }).synth();
    deployment = readTemplate(assembly.stacks[0]?.template, assembly.directory, 'us-east-1');
    vi.unstubAllEnvs();
  });

  it('finds every function', () => {
    expect(deployment.functions.map((it) => it.shortName).sort()).toEqual([...FUNCTION_NAMES].sort());
  });

  it('finds every route and its function', () => {
    const expected = ROUTES.map((route) => ({
      routeKey: `${route.method} ${route.path}`,
      functionName: `millrace-${route.function}`,
    }));
    expect(deployment.routes).toEqual(expect.arrayContaining(expected));
  });

  it('gives each function the names of the local tables', () => {
    const names = new Set(deployment.tables.map((table) => table.TableName));
    const used = deployment.functions.flatMap((it) =>
      Object.entries(it.environment).filter(([name]) => name.endsWith('_TABLE')),
    );
    expect(used.length).toBeGreaterThan(0);
    for (const [, name] of used) expect(names).toContain(name);
  });
});
