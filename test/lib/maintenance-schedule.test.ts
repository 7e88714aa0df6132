import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { allowedIn, synthesized } from './synthesized.ts';

describe('the maintenance schedule', () => {
  it('starts the maintenance every five minutes', () => {
    const template = synthesized();
    template.resourceCountIs('AWS::Scheduler::Schedule', 1);
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(5 minutes)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^MaintenanceFunction'), 'Arn'] },
        RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^MaintenanceSchedule'), 'Arn'] },
        Input: '{"operation":"maintain"}',
        RetryPolicy: { MaximumRetryAttempts: 0 },
      },
    });
  });

  it('may invoke the maintenance function and nothing else', () => {
    const allowed = allowedIn(synthesized()).filter(({ role }) => role.startsWith('MaintenanceSchedule'));
    expect(allowed).toEqual([
      {
        role: expect.stringMatching(/^MaintenanceScheduleRole/),
        actions: ['lambda:InvokeFunction'],
        resources: [expect.stringMatching(/^\{"Fn::GetAtt":\["MaintenanceFunctionLambda\w+","Arn"\]\}$/)],
      },
    ]);
  });
});
