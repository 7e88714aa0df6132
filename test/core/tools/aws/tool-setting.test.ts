import { describe, expect, it } from 'vitest';
import { chooseArn, requireSetting } from '../../../../functions/core/tools/aws/tool-setting.ts';

const one = 'arn:aws:states:eu-west-1:111122223333:stateMachine:nightly';
const two = 'arn:aws:kinesis:eu-west-1:111122223333:stream/clicks';

describe('requireSetting', () => {
  it('gives the value, and names the setting where there is none', () => {
    expect(requireSetting('send_alert', one)).toBe(one);
    expect(() => requireSetting('send_alert', undefined)).toThrow(
      expect.objectContaining({
        code: 'tool_not_configured',
        message: expect.stringContaining('alertTopicArn'),
      }),
    );
  });
});

describe('chooseArn', () => {
  it('takes an ARN, or its last part, or nothing where there is one', () => {
    expect(chooseArn([one, two], two, 'stream')).toBe(two);
    expect(chooseArn([one, two], 'nightly', 'stream')).toBe(one);
    expect(chooseArn([one, two], 'clicks', 'stream')).toBe(two);
    expect(chooseArn([one], undefined, 'stream')).toBe(one);
  });

  it('does not take the only one for another that is named', () => {
    expect(() => chooseArn([one], 'hourly', 'stream')).toThrow('nightly');
    expect(() => chooseArn([], undefined, 'stream')).toThrow('must be one that');
  });

  it.each([undefined, 'other', '', 'stream/clicks', `${two}2`])(
    'refuses %j and says what there is',
    (name) => {
      expect(() => chooseArn([one, two], name, 'stream')).toThrow(
        expect.objectContaining({
          code: 'invalid_params',
          message: 'stream must be one that this deployment allows: nightly, clicks.',
          errors: [{ pointer: '#/stream', detail: 'must be one of nightly, clicks' }],
        }),
      );
    },
  );
});
