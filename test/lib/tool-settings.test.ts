import { describe, expect, it } from 'vitest';
import { parseSettings, SettingsError } from '../../lib/settings.ts';

const STREAM = 'arn:aws:kinesis:eu-west-1:111122223333:stream/clicks';
const tool = {
  name: 'forecast',
  functionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:forecast:live',
  description: 'Forecasts.',
  params: { type: 'object' },
};

describe('the settings of tools', () => {
  it('take lists as the text that the command line gives', () => {
    const { tools } = parseSettings({
      streamArns: `${STREAM}, ${STREAM}2`,
      lambdaTools: JSON.stringify([tool]),
    });
    expect(tools).toEqual({ streamArns: [STREAM, `${STREAM}2`], lambdaTools: [tool] });
  });

  it.each([
    [{ sourceBuckets: 's3://landing' }, 'the name of a bucket, or bucket/prefix'],
    [{ sourceBuckets: ['landing', '*'] }, 'without a slash at its end'],
    [{ dataLakeBucket: 'lake/raw/' }, 'without a slash at its end'],
    [{ dataLakeBucket: 's3://lake' }, 'the name of a bucket'],
    [{ stateMachineArns: ['nightly'] }, 'ARNs of state machines'],
    [{ stateMachineArns: [] }, 'ARNs of state machines'],
    [{ alertTopicArn: STREAM }, 'the ARN of an SNS topic'],
    [{ streamArns: 'arn:aws:kinesis:*' }, 'ARNs of Kinesis streams'],
    [{ athenaWorkgroup: 'reports' }, 'needs athenaDatabase'],
    [{ athenaDatabase: 'sales' }, 'only athenaWorkgroup'],
    [{ lambdaTools: [{ ...tool, color: 'red' }] }, 'color'],
    [{ lambdaTools: [{ ...tool, params: { type: 'objekt' } }] }, 'a JSON Schema'],
    [{ lambdaTools: [{ ...tool, params: {} }] }, '"type": "object"'],
    [{ lambdaTools: [tool, tool] }, 'names of their own'],
    [
      { lambdaTools: [{ ...tool, params: { type: 'object', description: 'x'.repeat(3000) } }] },
      'at most 2500 bytes',
    ],
  ])('refuse %j and say what is allowed', (context, allowed) => {
    expect(() => parseSettings(context)).toThrow(SettingsError);
    expect(() => parseSettings(context)).toThrow(allowed);
  });
});
