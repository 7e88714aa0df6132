import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { LateAnswers } from '../../core/answers/late-answers.ts';

/**
 * Hands late answers to an asynchronous invocation of the function itself; Lambda retries a failed one and puts what
 * keeps failing into the dead-letter queue.
 */
export function makeLambdaLateAnswers(functionName: string): LateAnswers {
  const client = new LambdaClient({ maxAttempts: 2 });
  return {
    hand: async ({ scope, ...question }) => {
      const payload = {
        operation: 'finishAnswer',
        tenant: scope.tenant,
        agentId: scope.agentId,
        ...question,
      };
      await client.send(
        new InvokeCommand({
          FunctionName: functionName,
          InvocationType: 'Event',
          Payload: JSON.stringify(payload),
        }),
      );
    },
  };
}
