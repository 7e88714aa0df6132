import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { describe, expect, it } from 'vitest';
import { FUNCTION_NAMES } from '../../functions/core/names.ts';
import { makeApp } from '../../lib/make-app.ts';
import { synthesized } from './synthesized.ts';

describe('makeApp', () => {
  it('names the stack for the stage and protects that of prod', () => {
    const app = makeApp({ context: { stage: 'prod' }, codeOf: () => Code.fromInline('-') });
    expect(app.node.tryFindChild('Millrace-prod')).toMatchObject({ terminationProtection: true });
  });

  it('tells where each resource comes from, as the development runtime needs', () => {
    synthesized().allResources('AWS::Lambda::Function', {
      Metadata: Match.objectLike({ 'aws:cdk:path': Match.stringLikeRegexp('^Millrace-dev/') }),
    });
  });

  it('puts out the URL, the tables, the queue and the ARN of each function', () => {
    const outputs = Object.keys(synthesized().findOutputs('*'));
    expect(outputs).toEqual(expect.arrayContaining(['ApiUrl', 'MemoryTableName', 'LateAnswersQueueUrl']));
    expect(outputs.filter((output) => output.endsWith('FunctionArn'))).toHaveLength(FUNCTION_NAMES.length);
  });

  it('is the same each time', () => {
    const template = synthesized({}).toJSON();
    expect(synthesized({ stage: 'dev' }).toJSON()).toEqual(template);
  });
});

describe('bin/app.ts', () => {
  it('says what is wrong with a setting, without a stack trace', () => {
    const app = path.resolve(import.meta.dirname, '../../bin/app.ts');
    const env = { ...process.env, CDK_CONTEXT_JSON: JSON.stringify({ targetMs: '5' }) };
    const { status, stderr } = spawnSync(process.execPath, [app], { env, encoding: 'utf8' });
    expect(stderr).toContain('targetMs: got "5", allowed is a whole number from 250 to 10000');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(status).toBe(1);
  });
});
