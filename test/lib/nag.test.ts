import { App, Stack } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { makeApp } from '../../lib/make-app.ts';
import { EVERYTHING } from './everything.ts';

/** What the AwsSolutions rules find that no construct gives a reason for. */
function findings(context: Readonly<Record<string, unknown>>) {
  const app = makeApp({ context, codeOf: () => Code.fromInline('-') });
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  return violations.map(({ ruleName, violatingResources }) => ({
    ruleName,
    paths: violatingResources.map(({ constructPath }) => constructPath),
  }));
}

describe('the AwsSolutions rules', () => {
  it.each([
    ['a dev stage', {}],
    ['prod', { stage: 'prod' }],
    ['a stage with everything that can be set', EVERYTHING],
    ['prod with everything that can be set', { ...EVERYTHING, stage: 'prod' }],
  ])('find nothing unexplained in %s', (_, context) => {
    expect(findings(context)).toEqual([]);
  });

  it('see what has no reason', () => {
    const stack = new Stack(new App(), 'Plain');
    new Queue(stack, 'Queue');
    const { violations } = new AwsSolutionsChecks().validateScope(stack);
    expect(violations.map(({ ruleName }) => ruleName)).toContain('AwsSolutions-SQS3');
  });
});
