import * as z from 'zod/mini';

const queueSchema = z.object({ QueueUrl: z.string() });
const attributesSchema = z.object({ Attributes: z.object({ QueueArn: z.string() }) });
const messagesSchema = z.object({ Messages: z.optional(z.array(z.object({ Body: z.string() }))) });

export interface EmulatedQueue {
  readonly arn: string;
  /** Takes the messages that are there, as texts. */
  readonly receive: () => Promise<string[]>;
}

/** The few operations of SQS that tests need; the emulator asks for no signature. */
export function makeSqs(endpoint: string) {
  const call = async <T>(operation: string, body: unknown, schema: z.ZodMiniType<T>): Promise<T> => {
    const reply = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `AmazonSQS.${operation}`,
        authorization: 'AWS4-HMAC-SHA256 Credential=test/20261125/us-east-1/sqs/aws4_request',
      },
      body: JSON.stringify(body),
    });
    return schema.parse(await reply.json());
  };
  return {
    createQueue: async (QueueName: string): Promise<EmulatedQueue> => {
      const { QueueUrl } = await call('CreateQueue', { QueueName }, queueSchema);
      const { Attributes } = await call(
        'GetQueueAttributes',
        { QueueUrl, AttributeNames: ['QueueArn'] },
        attributesSchema,
      );
      const receive = async () => {
        const { Messages = [] } = await call(
          'ReceiveMessage',
          { QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 600 },
          messagesSchema,
        );
        return Messages.map(({ Body }) => Body);
      };
      return { arn: Attributes.QueueArn, receive };
    },
  };
}
