import * as z from 'zod/mini';
import { DemoFault } from '../demo/demo-fault.ts';

const errorSchema = z.object({ errorType: z.string(), errorMessage: z.string() });

/** Invokes functions of the development runtime at `url` as Step Functions does; a refusal has the name that `Catch` sees. */
export function makeInvokeLocal(url: string, signal: AbortSignal) {
  return async (functionName: string, payload: unknown): Promise<unknown> => {
    const address = `${url}/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations`;
    const response = await fetch(address, {
      method: 'POST',
      body: JSON.stringify(payload),
      signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]),
    });
    const reply: unknown = await response.json();
    if (!response.ok) throw new DemoFault(`${functionName} cannot be invoked: ${JSON.stringify(reply)}`);
    if (response.headers.get('x-amz-function-error') === null) return reply;
    const { errorType, errorMessage } = errorSchema.parse(reply);
    throw Object.assign(new Error(errorMessage), { name: errorType });
  };
}
