import {
  BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandOutput,
} from '@aws-sdk/client-bedrock-runtime';
import { type Model, ModelError, type ModelReply } from '../../core/answers/model.ts';
import { SYSTEM_PROMPT, userPrompt } from '../../core/answers/model-prompt.ts';

const MOST_TOKENS = 600;

const PERMANENT: ReadonlySet<string> = new Set([
  'AccessDeniedException',
  'CredentialsProviderError',
  'InvalidSignatureException',
  'ResourceNotFoundException',
  'UnrecognizedClientException',
  'ValidationException',
]);

/** A model on Amazon Bedrock through Converse; `modelId` may name an inference profile. */
export function makeBedrockModel(modelId: string): Model {
  const client = new BedrockRuntimeClient({ maxAttempts: 2 });
  return {
    answer: async (request, timeoutMs) => {
      const command = new ConverseCommand({
        modelId,
        system: [{ text: SYSTEM_PROMPT }],
        messages: [{ role: 'user', content: [{ text: userPrompt(request) }] }],
        inferenceConfig: { maxTokens: MOST_TOKENS },
      });
      try {
        return toReply(
          await client.send(command, { abortSignal: AbortSignal.timeout(Math.ceil(timeoutMs)) }),
          modelId,
        );
      } catch (error) {
        if (error instanceof Error && PERMANENT.has(error.name))
          throw new ModelError(`Bedrock: ${error.name}`, true);
        throw error;
      }
    },
  };
}

function toReply({ output, usage }: ConverseCommandOutput, modelId: string): ModelReply {
  const text = (output?.message?.content ?? []).map((block) => block.text ?? '').join('');
  if (text === '') throw new ModelError('Bedrock answered without text.', false);
  const { inputTokens, outputTokens } = usage ?? {};
  return {
    text,
    model: modelId,
    ...(inputTokens === undefined || outputTokens === undefined
      ? {}
      : { usage: { inputTokens, outputTokens } }),
  };
}
