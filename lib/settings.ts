import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod/mini';
import { FUNCTION_NAMES, type FunctionName } from '../functions/core/names.ts';
import {
  baseUrl,
  flag,
  httpsUrl,
  jsonObject,
  listOf,
  oneOf,
  orJson,
  retentionDays,
  text,
  wholeNumber,
} from './settings-fields.ts';
import { type ToolSettings, toolContext, toolFaults, toTools } from './tool-settings.ts';

/** Where answers come from; only the members that the provider needs. */
export type ModelSettings =
  | { readonly provider: 'bedrock'; readonly modelId: string }
  | {
      readonly provider: 'openai';
      readonly modelId: string;
      readonly baseUrl: string;
      readonly apiKeySecretArn?: string | undefined;
    }
  | { readonly provider: 'offline' };

/** Who may call the API. */
export type AccessSettings =
  | { readonly authorization: 'iam' }
  | {
      readonly authorization: 'jwt';
      readonly issuer: string;
      readonly audience: readonly string[];
      readonly tenantClaim: string;
    };

/** Whose memory the executions of a state machine go to; without a tenant it is the deployment's default one. */
export interface WatchedStateMachine {
  readonly stateMachineArn: string;
  readonly agentId: string;
  readonly tenant?: string | undefined;
}

/** A stage's deployment, checked: no combination in here contradicts itself. */
export interface Settings {
  readonly stage: string;
  /** True for stage `prod` alone: data and logs then outlive the stack. */
  readonly production: boolean;
  readonly model: ModelSettings;
  readonly access: AccessSettings;
  readonly targetMs: number;
  readonly logRetentionDays: RetentionDays;
  /** Deployment-wide defaults of the agents' settings; absent means the built-in ones. */
  readonly defaultSettings?: Readonly<Record<string, unknown>> | undefined;
  readonly requestsPerSecond: number;
  readonly burstRequests: number;
  readonly maxBodyBytes: number;
  /** Instances that are kept for a function, and the most it may have; absent functions share the account's. */
  readonly reservedConcurrency: ReadonlyMap<FunctionName, number>;
  /** What a million of each costs in US dollars; absent means the built-in prices. */
  readonly prices?: Readonly<Partial<Record<(typeof PRICED)[number], number>>> | undefined;
  /** SNS topic that hears of every alarm; undefined where nobody is told. */
  readonly alarmTopicArn?: string | undefined;
  /** True traces functions and the pipeline with X-Ray. */
  readonly tracing: boolean;
  /** True makes the ready state machine. */
  readonly pipeline: boolean;
  readonly watchedStateMachines: readonly WatchedStateMachine[];
  /** What tools may touch. */
  readonly tools: ToolSettings;
}

/** A context value that is not allowed; the message lists every mistake and what is allowed instead. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Callable from every commercial Region, which may process the prompt in any of them; `us.` or `eu.` profiles stay at home. */
export const DEFAULT_BEDROCK_MODEL = 'global.amazon.nova-2-lite-v1:0';

const stateMachineArn = text(
  /^arn:aws[a-z-]*:states:[a-z0-9-]+:\d{12}:stateMachine:[\w-]{1,80}$/,
  'the ARN of a state machine',
);

const watcher = z.strictObject({
  agentId: text(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'an agentId'),
  tenant: z.optional(text(/^[\x21-\x7e]{1,128}$/, '1 to 128 printable ASCII characters')),
});

const PRICED = ['readUnits', 'writeUnits', 'inputTokens', 'outputTokens', 'calls'] as const;

const amount = z
  .number('a number of dollars from 0 to 1000000')
  .check(z.gte(0, 'at least 0'), z.lte(1_000_000, 'at most 1000000'));

/** The whole CDK context (`cdk.json` or `-c key=value`); a number may come as text, as `-c` gives it. */
const contextSchema = z.strictObject({
  /** Names the stack `Millrace-<stage>`; `prod` keeps its data when the stack goes. */
  stage: z._default(
    text(
      /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/,
      'letters, digits and inner hyphens, at most 32 characters',
    ),
    'dev',
  ),
  modelProvider: z._default(oneOf(['bedrock', 'openai', 'offline']), 'bedrock'),
  /** A Bedrock model or inference profile id (default {@link DEFAULT_BEDROCK_MODEL}), or the name `openai`'s server knows. */
  modelId: z.optional(
    text(/^(?!arn:)[\w.:/@+-]{1,256}$/, 'a model or inference profile id of 1 to 256 characters, not an ARN'),
  ),
  /** Base URL of an OpenAI-compatible server, for example `https://llm.example.com/v1`. */
  modelBaseUrl: z.optional(baseUrl),
  /** Secrets Manager secret whose whole text is the API key; CloudFormation reads it while it deploys. */
  modelApiKeySecretArn: z.optional(
    text(
      /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+$/,
      'the ARN of a Secrets Manager secret',
    ),
  ),
  /** Response-time target of an agent that has set none. */
  targetMs: z._default(wholeNumber(250, 10_000), 1_500),
  /** With `jwtAudience` it replaces IAM authorization by JWTs of this issuer. */
  jwtIssuer: z.optional(httpsUrl),
  /** One audience or several with commas between. */
  jwtAudience: z.optional(listOf('one or more audiences with commas between')),
  /** Claim that names the tenant; only JWT authorization reads it. */
  tenantClaim: z._default(
    text(/^[\w:./-]{1,128}$/, 'a claim name of letters, digits and _ : . / -'),
    'tenant',
  ),
  logRetentionDays: z._default(retentionDays, RetentionDays.ONE_MONTH),
  /** Groups `memory`, `context`, `tools`, `answers`; the functions check the members. */
  defaultSettings: z.optional(jsonObject(['memory', 'context', 'tools', 'answers'])),
  /** Steady rate over all routes; above it the API answers 429. */
  requestsPerSecond: z._default(wholeNumber(1, 100_000), 100),
  burstRequests: z._default(wholeNumber(1, 100_000), 200),
  /** Longest body of an HTTP request; Lambda takes 6 MB of payload, which is the body in base64 and the event around it. */
  maxBodyBytes: z._default(wholeNumber(1_024, 4_000_000), 1_048_576),
  /** Function name -> instances, such as `{"message": 50}`; 0 stops a function. */
  reservedConcurrency: z.optional(
    orJson(
      z.partialRecord(
        z.enum(FUNCTION_NAMES),
        wholeNumber(0, 100_000),
        `an object from ${FUNCTION_NAMES.join(', ')} to instances`,
      ),
    ),
  ),
  /** What a million of each costs in US dollars; the statistics reckon with it. */
  prices: z.optional(
    orJson(z.partialRecord(z.enum(PRICED), amount, `an object from ${PRICED.join(', ')} to dollars`)),
  ),
  /** SNS topic that hears of every alarm. */
  alarmTopicArn: z.optional(
    text(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/, 'the ARN of an SNS topic'),
  ),
  tracing: z._default(flag, false),
  pipeline: z._default(flag, true),
  /** State machine ARN -> `{"agentId": …, "tenant"?: …}`: executions of that state machine become memory entries. */
  watchedStateMachines: z.optional(
    orJson(
      z.record(stateMachineArn, watcher, 'an object from the ARN of a state machine to agentId and tenant'),
    ),
  ),
  ...toolContext,
});

type Context = z.infer<typeof contextSchema>;

/** Every key of the context that is a setting of Millrace. */
export const SETTING_NAMES: readonly string[] = Object.keys(contextSchema.shape);

/**
 * Takes the context keys made of letters alone and leaves the CDK's own, which all hold a colon, slash or hyphen.
 * Throws a SettingsError that names every value that is not allowed, or else the first contradiction between two.
 */
export function parseSettings(context: Readonly<Record<string, unknown>>): Settings {
  const own = Object.fromEntries(Object.entries(context).filter(([key]) => /^[a-z]+$/i.test(key)));
  const parsed = contextSchema.safeParse(own);
  if (!parsed.success) throw refusal(parsed.error.issues.map((issue) => toLine(issue, own)));
  return toSettings(parsed.data);
}

function toLine(issue: z.core.$ZodIssue, given: Readonly<Record<string, unknown>>): string {
  if (issue.code === 'unrecognized_keys' && issue.path.length === 0) {
    return `${issue.keys.join(', ')}: not a setting; the settings are ${SETTING_NAMES.join(', ')}`;
  }
  const [key = ''] = issue.path;
  return `${issue.path.join('.')}: got ${JSON.stringify(given[String(key)])}, allowed is ${issue.message}`;
}

function toSettings(context: Context): Settings {
  const faults = toolFaults(context);
  if (faults.length > 0) throw refusal(faults);
  return {
    stage: context.stage,
    production: context.stage === 'prod',
    model: toModel(context),
    access: toAccess(context),
    targetMs: context.targetMs,
    logRetentionDays: context.logRetentionDays,
    defaultSettings: context.defaultSettings,
    requestsPerSecond: context.requestsPerSecond,
    burstRequests: context.burstRequests,
    maxBodyBytes: context.maxBodyBytes,
    reservedConcurrency: toReserved(context),
    prices: context.prices,
    alarmTopicArn: context.alarmTopicArn,
    tracing: context.tracing,
    pipeline: context.pipeline,
    watchedStateMachines: toWatched(context),
    tools: toTools(context),
  };
}

function toWatched({ watchedStateMachines = {} }: Context): readonly WatchedStateMachine[] {
  return Object.entries(watchedStateMachines).map(([stateMachineArn, { agentId, tenant }]) => ({
    stateMachineArn,
    agentId,
    tenant,
  }));
}

function toReserved({ reservedConcurrency = {} }: Context): ReadonlyMap<FunctionName, number> {
  return new Map(
    FUNCTION_NAMES.flatMap((name) => {
      const instances = reservedConcurrency[name];
      return instances === undefined ? [] : [[name, instances]];
    }),
  );
}

function toModel({ modelProvider, modelId, modelBaseUrl, modelApiKeySecretArn }: Context): ModelSettings {
  if (modelProvider === 'openai') {
    if (modelId === undefined || modelBaseUrl === undefined) {
      throw refusal(['modelProvider: openai needs modelId and modelBaseUrl']);
    }
    return { provider: 'openai', modelId, baseUrl: modelBaseUrl, apiKeySecretArn: modelApiKeySecretArn };
  }
  if (modelBaseUrl !== undefined || modelApiKeySecretArn !== undefined) {
    throw refusal(['modelBaseUrl, modelApiKeySecretArn: only modelProvider openai takes them']);
  }
  if (modelProvider === 'bedrock') return { provider: 'bedrock', modelId: modelId ?? DEFAULT_BEDROCK_MODEL };
  if (modelId !== undefined) throw refusal(['modelId: modelProvider offline has no model; leave it out']);
  return { provider: 'offline' };
}

function toAccess({ jwtIssuer, jwtAudience, tenantClaim }: Context): AccessSettings {
  if (jwtIssuer === undefined && jwtAudience === undefined) return { authorization: 'iam' };
  if (jwtIssuer === undefined || jwtAudience === undefined) {
    throw refusal(['jwtIssuer, jwtAudience: give both for JWT authorization, or neither for IAM']);
  }
  return { authorization: 'jwt', issuer: jwtIssuer, audience: jwtAudience, tenantClaim };
}

function refusal(lines: readonly string[]): SettingsError {
  return new SettingsError(
    `The context of Millrace has ${lines.length === 1 ? 'a mistake' : 'mistakes'}:\n  ${lines.join('\n  ')}`,
  );
}
