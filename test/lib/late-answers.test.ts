import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { allowedIn, synthesized } from './synthesized.ts';

describe('late answers', () => {
  it('are tried three times and then kept in the queue', () => {
    synthesized().hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: Match.stringLikeRegexp('^MessageFunction') },
      MaximumRetryAttempts: 2,
      MaximumEventAgeInSeconds: 900,
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('DeadLetters'), 'Arn'] } },
      },
    });
  });

  it('rest encrypted in a queue that refuses plain HTTP', () => {
    const template = synthesized();
    template.hasResourceProperties('AWS::SQS::Queue', {
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * 24 * 60 * 60,
    });
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ],
      },
    });
  });

  it('let the message function invoke itself and nothing else', () => {
    const invokers = allowedIn(synthesized()).filter(
      ({ role, actions }) => role.startsWith('Message') && actions.includes('lambda:InvokeFunction'),
    );
    expect(invokers).toEqual([
      {
        role: expect.stringMatching(/^MessageFunctionRole/),
        actions: ['lambda:InvokeFunction'],
        resources: [expect.stringMatching(/^\{"Fn::GetAtt":\["MessageFunctionLambda\w+","Arn"\]\}$/)],
      },
    ]);
  });
});
