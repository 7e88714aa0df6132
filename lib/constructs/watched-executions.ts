import { Duration } from 'aws-cdk-lib';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { WatchedStateMachine } from '../settings.ts';
import { makeDeadLetters } from './dead-letters.ts';
import type { OperationFunction } from './function.ts';

export interface WatchedExecutionsProps {
  /** The function that remembers how an execution ended. */
  readonly memory: OperationFunction;
  /** At least one. */
  readonly stateMachines: readonly WatchedStateMachine[];
}

/** Executions of state machines that become memory entries by themselves: a rule for each, and a queue for what fails. */
export class WatchedExecutions extends Construct {
  /** Events that could not be delivered or remembered; an empty queue is the healthy state. */
  readonly deadLetters: Queue;
  readonly rules: readonly Rule[];

  constructor(scope: Construct, id: string, { memory, stateMachines }: WatchedExecutionsProps) {
    super(scope, id);
    this.deadLetters = makeDeadLetters(this, 'the rules and of the function that they invoke');
    memory.lambda.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: new SqsDestination(this.deadLetters),
    });
    this.rules = stateMachines.map((stateMachine) => this.watch(stateMachine, memory));
  }

  private watch(stateMachine: WatchedStateMachine, { lambda }: OperationFunction): Rule {
    const { stateMachineArn } = stateMachine;
    // Named for the ARN, so that adding or removing one leaves the others as they are.
    return new Rule(
      this,
      stateMachineArn.replace(/^.*:(?<region>[a-z0-9-]+):\d+:stateMachine:/, '$<region>-'),
      {
        description: `Millrace: remembers executions of ${stateMachineArn}`,
        eventPattern: {
          source: ['aws.states'],
          detailType: ['Step Functions Execution Status Change'],
          detail: { stateMachineArn: [stateMachineArn], status: [...ENDED] },
        },
        targets: [
          new LambdaFunction(lambda, {
            event: RuleTargetInput.fromObject(toPayload(stateMachine)),
            deadLetterQueue: this.deadLetters,
            retryAttempts: 20,
            maxEventAge: Duration.hours(6),
          }),
        ],
      },
    );
  }
}

const ENDED = ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;

/** The direct invocation of `recordExecution`, with the event's detail in it. */
function toPayload({ agentId, tenant }: WatchedStateMachine) {
  return {
    operation: 'recordExecution',
    agentId,
    ...(tenant === undefined ? {} : { tenant }),
    execution: EventField.fromPath('$.detail'),
  };
}
