import type { Model } from '../core/answers/model.ts';
import { lazyFunction } from '../core/lazily.ts';
import { ENV } from '../core/names.ts';

/** The model that the environment names; a provider is loaded with its first answer. */
export function makeModel(variables: NodeJS.ProcessEnv = process.env): Model {
  const provider = variables[ENV.modelProvider] ?? 'offline';
  if (provider === 'offline')
    return loadedLate(async () => (await import('../adapters/offline/offline-model.ts')).makeOfflineModel());
  const modelId = required(variables, ENV.modelId);
  if (provider === 'bedrock')
    return loadedLate(async () =>
      (await import('../adapters/bedrock/bedrock-model.ts')).makeBedrockModel(modelId),
    );
  if (provider !== 'openai')
    throw new Error(`Environment: ${ENV.modelProvider} must be offline, openai or bedrock`);
  const baseUrl = required(variables, ENV.modelBaseUrl);
  const apiKey = variables[ENV.modelApiKey];
  return loadedLate(async () => {
    const { makeOpenAiModel } = await import('../adapters/openai/openai-model.ts');
    return makeOpenAiModel({ baseUrl, modelId, ...(apiKey === undefined ? {} : { apiKey }) });
  });
}

function loadedLate(load: () => Promise<Model>): Model {
  return { answer: lazyFunction(async () => (await load()).answer) };
}

function required(variables: NodeJS.ProcessEnv, name: string): string {
  const value = variables[name];
  if (value === undefined || value === '') throw new Error(`Environment: ${name} is missing`);
  return value;
}
