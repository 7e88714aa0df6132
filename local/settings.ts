import path from 'node:path';
import * as z from 'zod/mini';
import { pricesSchema } from '../functions/core/stats/costs.ts';
import { StartFault } from './start-fault.ts';

/** Where answers come from; `offline` needs nothing, and `bedrock` may take the model of the stack. */
export type ModelSettings =
  | { readonly provider: 'offline' }
  | {
      readonly provider: 'openai';
      readonly modelId: string;
      readonly baseUrl: string;
      readonly apiKey: string | undefined;
    }
  | {
      readonly provider: 'bedrock';
      readonly modelId: string | undefined;
      readonly baseUrl: string | undefined;
    };

/** What a person can choose about the development runtime. */
export interface Settings {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Absolute path; undefined keeps nothing. */
  readonly dataFolder: string | undefined;
  /** A DynamoDB to use instead of the embedded one. */
  readonly dynamodbUrl: string | undefined;
  readonly model: ModelSettings;
  /** 250 to 10,000. */
  /** JSON of what a million units, tokens and calls cost; undefined for the deployed prices. */
  readonly prices: string | undefined;
  readonly targetMs: number;
  /** Where the log lines of the functions go. */
  readonly log: 'file' | 'stdout';
}

/** Reads the variables; an empty one counts as unset. Throws a StartFault with a line for each mistake. */
export function parseSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) throw new StartFault(explain(parsed.error, given));
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    dataFolder: values.MILLRACE_DATA_DIR === ':memory:' ? undefined : path.resolve(values.MILLRACE_DATA_DIR),
    dynamodbUrl: values.AWS_ENDPOINT_URL_DYNAMODB,
    model: toModelSettings(values),
    targetMs: values.MILLRACE_TARGET_MS,
    prices: values.MILLRACE_PRICES,
    log: values.MILLRACE_LOG,
  };
}

const url = z.url({ protocol: /^https?$/ });

const environmentSchema = z.object({
  PORT: z.prefault(wholeNumber(0, 65_535), '3000'),
  HOST: z._default(
    z.pipe(
      z.string().check(z.regex(/^(\[[\da-fA-F:.%\w]+\]|[\w.:%-]+)$/)),
      z.transform((host: string) => host.replace(/^\[|\]$/g, '')),
    ),
    '127.0.0.1',
  ),
  MILLRACE_DATA_DIR: z._default(z.string(), '.millrace'),
  AWS_ENDPOINT_URL_DYNAMODB: z.optional(url),
  MILLRACE_MODEL_PROVIDER: z._default(z.enum(['offline', 'openai', 'bedrock']), 'offline'),
  MILLRACE_MODEL_ID: z.optional(z.string()),
  MILLRACE_MODEL_BASE_URL: z.optional(url),
  MILLRACE_MODEL_API_KEY: z.optional(z.string().check(z.regex(/^[!-~]+$/))),
  MILLRACE_PRICES: z.optional(z.string().check(z.refine(arePrices))),
  MILLRACE_TARGET_MS: z.prefault(wholeNumber(250, 10_000), '1500'),
  MILLRACE_LOG: z._default(z.enum(['file', 'stdout']), 'file'),
});

type Variable = keyof z.infer<typeof environmentSchema>;

const ALLOWED: Record<Variable, string> = {
  PORT: 'a whole number from 0 to 65535 (0 takes any free port)',
  HOST: 'a host name or an IP address to listen on',
  MILLRACE_DATA_DIR: 'a folder, or :memory: to keep nothing',
  AWS_ENDPOINT_URL_DYNAMODB: 'an http:// or https:// URL',
  MILLRACE_MODEL_PROVIDER: 'offline, openai or bedrock',
  MILLRACE_MODEL_ID: 'the name of a model',
  MILLRACE_MODEL_BASE_URL: 'an http:// or https:// URL',
  MILLRACE_MODEL_API_KEY: 'printable characters without spaces',
  MILLRACE_TARGET_MS: 'a whole number from 250 to 10000',
  MILLRACE_PRICES: 'JSON of dollars for a million readUnits, writeUnits, inputTokens, outputTokens or calls',
  MILLRACE_LOG: 'file or stdout',
};

function wholeNumber(minimum: number, maximum: number) {
  return z.pipe(
    z.pipe(z.string().check(z.regex(/^\d{1,9}$/)), z.transform(Number)),
    z.number().check(z.gte(minimum), z.lte(maximum)),
  );
}

function arePrices(json: string): boolean {
  try {
    return pricesSchema().safeParse(JSON.parse(json)).success;
  } catch {
    return false;
  }
}

function explain(error: z.core.$ZodError, given: Record<string, unknown>): string {
  const names = new Set(error.issues.map((issue) => String(issue.path[0])));
  return [...names].map((name) => `${describe(name, given[name])}; allowed: ${allowed(name)}.`).join('\n');
}

function allowed(name: string): string {
  return Object.entries(ALLOWED).find(([variable]) => variable === name)?.[1] ?? '';
}

function describe(name: string, value: unknown): string {
  return name === 'MILLRACE_MODEL_API_KEY'
    ? `${name} cannot be used`
    : `${name}=${String(value)} cannot be used`;
}

function toModelSettings(values: z.infer<typeof environmentSchema>): ModelSettings {
  const modelId = values.MILLRACE_MODEL_ID;
  const baseUrl = values.MILLRACE_MODEL_BASE_URL;
  const provider = values.MILLRACE_MODEL_PROVIDER;
  if (provider === 'offline') return { provider };
  if (provider === 'bedrock') return { provider, modelId, baseUrl };
  if (modelId !== undefined && baseUrl !== undefined) {
    return { provider, modelId, baseUrl, apiKey: values.MILLRACE_MODEL_API_KEY };
  }
  const missing: Variable = modelId === undefined ? 'MILLRACE_MODEL_ID' : 'MILLRACE_MODEL_BASE_URL';
  const both = modelId === undefined && baseUrl === undefined ? ' (and MILLRACE_MODEL_BASE_URL)' : '';
  throw new StartFault(
    `MILLRACE_MODEL_PROVIDER=openai needs ${missing}${both}; allowed: ${ALLOWED[missing]}.`,
  );
}
