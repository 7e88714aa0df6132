import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../local/read-template.ts';
import { TEMPLATE } from './support/template.ts';

function schedulesOf(ScheduleExpression: string, Target: unknown) {
  const Schedule = { Type: 'AWS::Scheduler::Schedule', Properties: { ScheduleExpression, Target } };
  const template = { Resources: { ...TEMPLATE.Resources, Schedule } };
  return readTemplate(template, '.', 'us-east-1').schedules;
}

const Arn = { 'Fn::GetAtt': ['MemoryFunction', 'Arn'] };

describe('readSchedules', () => {
  it('gives what is invoked, how often and with what', () => {
    expect(readTemplate(TEMPLATE, '.', 'us-east-1').schedules).toEqual([
      { functionName: 'millrace-memory', everyMs: 300_000, payload: '{"operation":"maintain"}' },
    ]);
  });

  it.each([
    ['rate(1 minute)', 60_000],
    ['rate(12 hours)', 43_200_000],
    ['rate(1 day)', 86_400_000],
  ])('reads %s', (expression, everyMs) => {
    expect(schedulesOf(expression, { Arn })).toEqual([
      { functionName: 'millrace-memory', everyMs, payload: '{}' },
    ]);
  });

  it('leaves out what invokes no function of the stack', () => {
    expect(schedulesOf('rate(1 minute)', { Arn: { Ref: 'AlertTopic' } })).toEqual([]);
  });

  it('refuses a schedule that it cannot keep', () => {
    expect(() => schedulesOf('cron(0 0 * * ? *)', { Arn })).toThrow('cron(0 0 * * ? *) is no rate');
  });
});
