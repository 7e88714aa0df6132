import { SecretValue } from 'aws-cdk-lib';
import { ENV, type FunctionName, METRIC_NAMESPACE } from '../../functions/core/names.ts';
import type { ModelSettings, Settings } from '../settings.ts';
import type { Tables } from './tables.ts';
import { toolEnvironment } from './tool-environment.ts';

type Environment = Readonly<Record<string, string>>;

/** Variables of one function; the model's are the message function's alone, and the tools' the tool-batch function's. */
export function environmentOf(name: FunctionName, settings: Settings, tables: Tables): Environment {
  return {
    POWERTOOLS_SERVICE_NAME: serviceName(name, settings),
    POWERTOOLS_METRICS_NAMESPACE: METRIC_NAMESPACE,
    [ENV.stage]: settings.stage,
    [ENV.memoryTable]: tables.memory.tableName,
    [ENV.cacheTable]: tables.cache.tableName,
    [ENV.statisticsTable]: tables.statistics.tableName,
    [ENV.targetMs]: String(settings.targetMs),
    [ENV.maxBodyBytes]: String(settings.maxBodyBytes),
    ...defaultSettings(settings),
    ...prices(settings),
    ...tenantClaim(settings),
    ...(name === 'message' ? modelEnvironment(settings.model) : {}),
    ...(name === 'tool-batch' ? toolEnvironment(settings.tools) : {}),
  };
}

/** Value of the metrics' dimension `service`; it names the stage, because stages share the namespace. */
export function serviceName(name: FunctionName, { stage }: Pick<Settings, 'stage'>): string {
  return `millrace-${stage}-${name}`;
}

function prices({ prices }: Settings): Environment {
  return prices === undefined ? {} : { [ENV.prices]: JSON.stringify(prices) };
}

function defaultSettings({ defaultSettings }: Settings): Environment {
  return defaultSettings === undefined ? {} : { [ENV.defaultSettings]: JSON.stringify(defaultSettings) };
}

function tenantClaim({ access }: Settings): Environment {
  return access.authorization === 'jwt' ? { [ENV.tenantClaim]: access.tenantClaim } : {};
}

function modelEnvironment(model: ModelSettings): Environment {
  const provider = { [ENV.modelProvider]: model.provider };
  if (model.provider === 'offline') return provider;
  const named = { ...provider, [ENV.modelId]: model.modelId };
  if (model.provider === 'bedrock') return named;
  return { ...named, [ENV.modelBaseUrl]: model.baseUrl, ...apiKey(model.apiKeySecretArn) };
}

/** The template holds a reference that CloudFormation resolves, never the key. */
function apiKey(secretArn: string | undefined): Environment {
  return secretArn === undefined
    ? {}
    : { [ENV.modelApiKey]: SecretValue.secretsManager(secretArn).unsafeUnwrap() };
}
