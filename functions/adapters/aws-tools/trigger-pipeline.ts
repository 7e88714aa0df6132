import * as z from 'zod/mini';
import { AppError } from '../../core/errors.ts';
import { lazily } from '../../core/lazily.ts';
import type { NewId } from '../../core/ports.ts';
import { utf8Bytes } from '../../core/text/utf8-bytes.ts';
import { chooseArn, requireSetting } from '../../core/tools/aws/tool-setting.ts';
import { defineTool, type Tool } from '../../core/tools/tool.ts';
import { CLIENT_OPTIONS, callAws } from './aws-call.ts';

const params = z.strictObject({
  stateMachine: z.optional(
    z
      .string()
      .check(z.describe('Name or ARN of an allowed state machine; may be left out where there is one.')),
  ),
  input: z._default(
    z.record(z.string(), z.unknown(), 'must be an object').check(z.describe('Input of the execution.')),
    {},
  ),
});

/** Most bytes of an input that Step Functions takes. */
const MOST_INPUT_BYTES = 262_144;

/** The tool that starts executions of the allowed state machines. */
export function makeTriggerPipeline(allowed: readonly string[] | undefined, newId: NewId): Tool {
  const client = lazily(async () => {
    const { SFNClient, StartExecutionCommand } = await import('@aws-sdk/client-sfn');
    return { sfn: new SFNClient(CLIENT_OPTIONS), StartExecutionCommand };
  });
  return defineTool({
    name: 'trigger_pipeline',
    description:
      'Starts an execution of an allowed state machine and tells its ARN; does not wait for its end.',
    version: '1',
    cacheable: false,
    sideEffect: 'external',
    params,
    run: async ({ stateMachine, input }, { signal, effectId }) => {
      const arns = requireSetting('trigger_pipeline', allowed);
      const stateMachineArn = chooseArn(arns, stateMachine, 'stateMachine');
      const text = JSON.stringify(input);
      if (utf8Bytes(text) > MOST_INPUT_BYTES)
        throw new AppError('invalid_params', `input must be at most ${MOST_INPUT_BYTES} bytes of JSON.`);
      // Starting the same name with the same input again starts nothing, so the SDK may repeat a lost request.
      const name = `millrace-${effectId ?? newId()}`;
      const { sfn, StartExecutionCommand } = await client();
      const start = new StartExecutionCommand({ stateMachineArn, name, input: text });
      const { executionArn, startDate } = await callAws('Step Functions', signal, (abort) =>
        sfn.send(start, abort),
      );
      return { executionArn, stateMachineArn, name, startedAt: startDate?.toISOString() };
    },
  });
}
