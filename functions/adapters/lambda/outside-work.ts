import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { OutsideWork } from '../../core/answers/outside-work.ts';
import type { Scope } from '../../core/scope.ts';

/**
 * Hands work to an asynchronous invocation of the function itself; Lambda retries a failed one and puts what keeps
 * failing into the dead-letter queue.
 */
export function makeLambdaOutsideWork(functionName: string): Omit<OutsideWork, 'prepare'> {
  const client = new LambdaClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000 },
  });
  const invoke = async (operation: string, { tenant, agentId }: Scope, body: object) => {
    const payload = { operation, tenant, agentId, ...body };
    await client.send(
      new InvokeCommand({
        FunctionName: functionName,
        InvocationType: 'Event',
        Payload: JSON.stringify(payload),
      }),
    );
  };
  return {
    finish: async ({ scope, ...question }) => await invoke('finishAnswer', scope, question),
    trim: async (scope) => await invoke('trimAnswers', scope, {}),
  };
}
