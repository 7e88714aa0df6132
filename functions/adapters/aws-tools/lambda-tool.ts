import * as z from 'zod/mini';
import { AppError, type FieldError } from '../../core/errors.ts';
import { lazily } from '../../core/lazily.ts';
import { headOf } from '../../core/text/code-points.ts';
import type { Tool, ToolContext } from '../../core/tools/tool.ts';
import { callAws, ONE_ATTEMPT } from './aws-call.ts';
import type { LambdaTool } from './lambda-tool-schema.ts';

/** Makes a check of params out of a JSON Schema: the faults of a value, none when it is good. */
export type MakeParamsCheck = (
  schema: Readonly<Record<string, unknown>>,
) => Promise<(params: unknown) => readonly FieldError[]>;

/** The tool `lambda:<name>`: the function is invoked with the params as its event, and its reply is the result. */
export function makeLambdaTool(declared: LambdaTool, makeCheck: MakeParamsCheck): Tool {
  const { name, functionArn, params, ttlSeconds, ...facts } = declared;
  const client = lazily(async () => {
    const { InvokeCommand, LambdaClient } = await import('@aws-sdk/client-lambda');
    return { lambda: new LambdaClient(ONE_ATTEMPT), InvokeCommand };
  });
  let check: Awaited<ReturnType<MakeParamsCheck>> | undefined;
  const invoke = async (event: unknown, { signal, effectId }: ToolContext): Promise<unknown> => {
    const { lambda, InvokeCommand } = await client();
    const command = new InvokeCommand({
      FunctionName: functionArn,
      Payload: JSON.stringify(event),
      ...(effectId === undefined ? {} : { ClientContext: toClientContext(effectId) }),
    });
    const reply = await callAws('Lambda', signal, (abort) => lambda.send(command, abort));
    const body: unknown = JSON.parse(reply.Payload?.transformToString() || 'null');
    if (reply.FunctionError !== undefined) throw new AppError('tool_failed', failureOf(name, body));
    return body;
  };
  return {
    ...facts,
    ...(ttlSeconds === undefined ? {} : { ttlSeconds }),
    name: `lambda:${name}`,
    paramsSchema: async () => await Promise.resolve(params),
    load: async () => {
      check ??= await makeCheck(params);
    },
    prepare: (event) => {
      const faults = check?.(event) ?? [];
      if (faults.length > 0) throw refusal(faults);
      return { cacheable: facts.cacheable, datasets: [], run: (context) => invoke(event, context) };
    },
  };
}

/** What the function finds under `clientContext.Custom`, the same in every retry of the call. */
function toClientContext(effectId: string): string {
  return Buffer.from(JSON.stringify({ custom: { effectId } })).toString('base64');
}

function failureOf(name: string, body: unknown): string {
  const parsed = z.object({ errorType: z.string(), errorMessage: z.string() }).safeParse(body);
  if (!parsed.success) return `lambda:${name} failed.`;
  const { errorType, errorMessage } = parsed.data;
  return `lambda:${name} failed with ${errorType}: ${headOf(errorMessage, 300)}`;
}

function refusal(faults: readonly FieldError[]): AppError {
  const [first] = faults;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  const detail = first === undefined ? '' : `${first.pointer.slice(2) || 'params'} ${first.detail}.${more}`;
  return new AppError('invalid_params', detail, faults);
}
