import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { EVERYTHING } from './everything.ts';
import { allowedIn, synthesized } from './synthesized.ts';

const RULE = 'AWS::Events::Rule';

const WATCHED = { watchedStateMachines: EVERYTHING.watchedStateMachines };

/** The target of the rule for a state machine, as the template has it. */
function targetOf(name: string) {
  const rules = Object.values(synthesized(WATCHED).findResources(RULE));
  const rule = rules.find((each) =>
    String(each['Properties'].EventPattern.detail?.stateMachineArn).endsWith(`:${name}`),
  );
  return rule?.['Properties'].Targets[0];
}

describe('watched executions', () => {
  it('cost nothing where none is named', () => {
    const template = JSON.stringify(synthesized().toJSON());
    expect(template).not.toContain('Step Functions Execution Status Change');
  });

  it('come from the state machine that is named, however they end, and from no other', () => {
    synthesized(WATCHED).hasResourceProperties(RULE, {
      EventPattern: {
        source: ['aws.states'],
        'detail-type': ['Step Functions Execution Status Change'],
        detail: {
          stateMachineArn: ['arn:aws:states:eu-west-1:111122223333:stateMachine:nightly'],
          status: ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'],
        },
      },
    });
  });

  it('go to the agent and tenant that the deployer says, with the detail as an object', () => {
    expect(targetOf('hourly').InputTransformer).toEqual({
      InputPathsMap: { detail: '$.detail' },
      InputTemplate:
        '{"operation":"recordExecution","agentId":"clicks","tenant":"acme","execution":<detail>}',
    });
    expect(targetOf('nightly').InputTransformer.InputTemplate).toBe(
      '{"operation":"recordExecution","agentId":"orders","execution":<detail>}',
    );
  });

  it('are kept in a queue when they cannot be delivered, and when they cannot be remembered', () => {
    const deadLetters = { 'Fn::GetAtt': [Match.stringLikeRegexp('^WatchedExecutionsDeadLetters'), 'Arn'] };
    const template = synthesized(WATCHED);
    template.hasResourceProperties(RULE, {
      Targets: [Match.objectLike({ DeadLetterConfig: { Arn: deadLetters } })],
    });
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: Match.stringLikeRegexp('^MemoryFunction') },
      DestinationConfig: { OnFailure: { Destination: deadLetters } },
    });
  });

  it('give the memory function one permission more: to put what fails into that queue', () => {
    const added = allowedIn(synthesized(WATCHED)).filter(
      ({ role, resources }) =>
        role.startsWith('MemoryFunction') && resources.some((each) => each.includes('WatchedExecutions')),
    );
    expect(added.flatMap(({ actions }) => actions).toSorted()).toEqual([
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:SendMessage',
    ]);
  });
});
