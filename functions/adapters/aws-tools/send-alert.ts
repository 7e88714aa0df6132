import * as z from 'zod/mini';
import { AppError } from '../../core/errors.ts';
import { lazily } from '../../core/lazily.ts';
import type { NewId } from '../../core/ports.ts';
import { utf8Bytes } from '../../core/text/utf8-bytes.ts';
import { requireSetting } from '../../core/tools/aws/tool-setting.ts';
import { defineTool, type Tool } from '../../core/tools/tool.ts';
import { callAws, ONE_ATTEMPT } from './aws-call.ts';

const params = z.strictObject({
  subject: z
    .string()
    .check(
      z.regex(/^[\x21-\x7e][\x20-\x7e]{0,98}$/, 'must be 1 to 99 printable ASCII characters'),
      z.describe('Subject: 1 to 99 printable ASCII characters, as e-mail needs it.'),
    ),
  message: z
    .string()
    .check(z.minLength(1, 'must not be empty'), z.describe('What happened, in words for a person.')),
  severity: z._default(
    z
      .enum(['info', 'warning', 'error', 'critical'])
      .check(z.describe('A message attribute, so that subscriptions can filter by it.')),
    'warning',
  ),
  details: z.optional(
    z
      .record(z.string(), z.unknown(), 'must be an object')
      .check(z.describe('Facts for a machine; they follow the message as JSON.')),
  ),
});

/** Most bytes of a message that SNS takes, less room for its attributes. */
const MOST_MESSAGE_BYTES = 261_000;

/** The tool that publishes to the alert topic. */
export function makeSendAlert(topicArn: string | undefined, newId: NewId): Tool {
  const client = lazily(async () => {
    const { PublishCommand, SNSClient } = await import('@aws-sdk/client-sns');
    return { sns: new SNSClient(ONE_ATTEMPT), PublishCommand };
  });
  return defineTool({
    name: 'send_alert',
    description:
      'Publishes an alert to the alert topic, whose subscribers get it; tells the id of the message.',
    version: '1',
    cacheable: false,
    sideEffect: 'external',
    params,
    run: async ({ subject, message, severity, details }, { signal, effectId }) => {
      const TopicArn = requireSetting('send_alert', topicArn);
      const text = details === undefined ? message : `${message}\n\n${JSON.stringify(details, null, 2)}`;
      if (utf8Bytes(text) > MOST_MESSAGE_BYTES)
        throw new AppError(
          'invalid_params',
          `message and details must be at most ${MOST_MESSAGE_BYTES} bytes together.`,
        );
      const { sns, PublishCommand } = await client();
      const publish = new PublishCommand({
        TopicArn,
        Subject: subject,
        Message: text,
        MessageAttributes: { severity: { DataType: 'String', StringValue: severity } },
        ...(TopicArn.endsWith('.fifo')
          ? { MessageGroupId: 'millrace', MessageDeduplicationId: effectId ?? newId() }
          : {}),
      });
      const { MessageId: messageId } = await callAws('SNS', signal, (abort) => sns.send(publish, abort));
      return { messageId, severity };
    },
  });
}
