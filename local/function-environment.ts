import { ENV } from '../functions/core/names.ts';
import { toAwsEnvironment } from './aws-environment.ts';
import type { FunctionDefinition } from './read-template.ts';
import type { Settings } from './settings.ts';

/** What of a running development runtime the functions must know. */
export interface Surroundings {
  readonly settings: Settings;
  /** The person's own environment. */
  readonly environment: NodeJS.ProcessEnv;
  readonly dynamodbUrl: string;
  /** Where the Lambda API is, this runtime's own. */
  readonly lambdaUrl: string;
  readonly sourceFolder: string;
}

/** Tenant of every request and of every direct invocation that names none. */
export const LOCAL_TENANT = 'local';

/** Name of the claim in which the HTTP server hands over the tenant. */
export const TENANT_CLAIM = 'tenant';

/** All of a function's environment: as on Lambda, then the template's, then what is different on this machine. */
export function toFunctionEnvironment(
  definition: FunctionDefinition,
  { settings, environment, dynamodbUrl, lambdaUrl, sourceFolder }: Surroundings,
): Record<string, string> {
  return {
    ...inherit(environment),
    TZ: ':UTC',
    ...toAwsEnvironment(environment, settings.model.provider === 'bedrock'),
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memorySizeMb),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodbUrl,
    AWS_ENDPOINT_URL_LAMBDA: lambdaUrl,
    ...withoutModel(definition.environment),
    ...toModelVariables(settings, definition),
    ...(settings.prices === undefined ? {} : { [ENV.prices]: settings.prices }),
    [ENV.targetMs]: String(settings.targetMs),
    [ENV.defaultTenant]: LOCAL_TENANT,
    [ENV.tenantClaim]: TENANT_CLAIM,
    [ENV.sourceFolder]: sourceFolder,
  };
}

/** What programs need of a machine to find their way; nothing else of it reaches the functions. */
const INHERITED = ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'TMPDIR', 'TEMP', 'LANG'];

function inherit(environment: NodeJS.ProcessEnv): Record<string, string> {
  const inherited: Record<string, string> = {};
  for (const name of INHERITED) {
    const value = environment[name];
    if (value !== undefined) inherited[name] = value;
  }
  return inherited;
}

const MODEL_VARIABLES = new Set<string>([ENV.modelProvider, ENV.modelId, ENV.modelBaseUrl, ENV.modelApiKey]);

function withoutModel(variables: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !MODEL_VARIABLES.has(name)));
}

function toModelVariables({ model }: Settings, { environment }: FunctionDefinition): Record<string, string> {
  const variables: Record<string, string> = { [ENV.modelProvider]: model.provider };
  if (model.provider === 'offline') return variables;
  const modelId = model.modelId ?? deployedModelId(model.provider, environment);
  if (modelId !== undefined) variables[ENV.modelId] = modelId;
  if (model.baseUrl !== undefined) variables[ENV.modelBaseUrl] = model.baseUrl;
  if (model.provider === 'openai' && model.apiKey !== undefined) variables[ENV.modelApiKey] = model.apiKey;
  return variables;
}

function deployedModelId(provider: string, deployed: Readonly<Record<string, string>>): string | undefined {
  return deployed[ENV.modelProvider] === provider ? deployed[ENV.modelId] : undefined;
}
