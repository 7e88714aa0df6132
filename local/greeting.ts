import path from 'node:path';
import { LOG_FILE } from './logs.ts';
import type { ModelSettings, Settings } from './settings.ts';

/** What a person sees when the runtime at `url` is ready; tests and tools wait for the first line. */
export function toGreeting(url: string, settings: Settings): string {
  return [
    `Millrace is listening on ${url}`,
    `  data   ${describeData(settings)}`,
    `  model  ${describeModel(settings.model)}`,
    '',
    'Try:',
    `  curl ${url}/agents/demo/memory -H 'content-type: application/json' -d '{"content": "orders_daily failed at 02:10: column price is null", "stage": "error"}'`,
    `  curl ${url}/agents/demo/messages -H 'content-type: application/json' -d '{"message": "Why did orders_daily fail?"}'`,
    `  curl ${url}/agents/demo/stats`,
    '',
  ].join('\n');
}

function describeData({ dataFolder, dynamodbUrl }: Settings): string {
  const log = dataFolder === undefined ? '' : ` (log: ${path.join(dataFolder, LOG_FILE)})`;
  if (dynamodbUrl !== undefined) return `in DynamoDB at ${dynamodbUrl}${log}`;
  return dataFolder === undefined ? 'in memory, gone when this ends' : `${dataFolder} (log: ${LOG_FILE})`;
}

function describeModel(model: ModelSettings): string {
  if (model.provider === 'offline') return 'offline: no network, answers are put together from memory';
  if (model.provider === 'openai') return `${model.modelId} at ${model.baseUrl}`;
  return `${model.modelId ?? "the stack's model"} on Amazon Bedrock`;
}
