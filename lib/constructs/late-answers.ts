import { Duration } from 'aws-cdk-lib';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { makeDeadLetters } from './dead-letters.ts';
import type { OperationFunction } from './function.ts';

export interface LateAnswersProps {
  /** The function that hands itself the answers it could not finish in time. */
  readonly message: OperationFunction;
}

/** Answers finished outside the request: the message function invokes itself, and what fails three times is queued. */
export class LateAnswers extends Construct {
  /** Invocations that failed; an empty queue is the healthy state. */
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { message }: LateAnswersProps) {
    super(scope, id);
    this.deadLetters = makeDeadLetters(this, "the function's asynchronous invocations");
    message.lambda.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.minutes(15),
      onFailure: new SqsDestination(this.deadLetters),
    });
    // A policy of its own: the function waits for its role's default policy, which therefore cannot name it.
    const invokeItself = new Policy(this, 'InvokeItself', {
      statements: [
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [message.lambda.functionArn] }),
      ],
    });
    invokeItself.attachToRole(message.role);
  }
}
