import { makeOfflineModel } from '../adapters/offline/offline-model.ts';
import type { Model } from '../core/answers/model.ts';
import { ENV } from '../core/names.ts';

/** The model that the environment names; a provider's client is loaded with its first answer. */
export function makeModel(variables: NodeJS.ProcessEnv = process.env): Model {
  const provider = variables[ENV.modelProvider] ?? 'offline';
  if (provider === 'offline') return makeOfflineModel();
  const modelId = required(variables, ENV.modelId);
  if (provider === 'bedrock')
    return lazily(async () =>
      (await import('../adapters/bedrock/bedrock-model.ts')).makeBedrockModel(modelId),
    );
  if (provider !== 'openai')
    throw new Error(`Environment: ${ENV.modelProvider} must be offline, openai or bedrock`);
  const baseUrl = required(variables, ENV.modelBaseUrl);
  const apiKey = variables[ENV.modelApiKey];
  return lazily(async () => {
    const { makeOpenAiModel } = await import('../adapters/openai/openai-model.ts');
    return makeOpenAiModel({ baseUrl, modelId, ...(apiKey === undefined ? {} : { apiKey }) });
  });
}

function lazily(load: () => Promise<Model>): Model {
  let model: Promise<Model> | undefined;
  return {
    answer: async (request, timeoutMs) => {
      model ??= load();
      return await (await model).answer(request, timeoutMs);
    },
  };
}

function required(variables: NodeJS.ProcessEnv, name: string): string {
  const value = variables[name];
  if (value === undefined || value === '') throw new Error(`Environment: ${name} is missing`);
  return value;
}
