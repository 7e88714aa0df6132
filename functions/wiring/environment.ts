import * as z from 'zod/mini';
import { ENV } from '../core/names.ts';
import { DEFAULT_TENANT } from '../core/scope.ts';
import {
  applyPatch,
  DEFAULT_SETTINGS,
  type Settings,
  settingsPatchSchema,
} from '../core/settings/settings.ts';
import { DEFAULT_PRICES, type Prices, pricesSchema } from '../core/stats/costs.ts';

const text = z.string().check(z.minLength(1));

const environmentSchema = z.object({
  [ENV.memoryTable]: text,
  [ENV.cacheTable]: text,
  [ENV.statisticsTable]: text,
  [ENV.targetMs]: z.optional(z.coerce.number().check(z.gte(250), z.lte(10_000))),
  [ENV.defaultSettings]: z.optional(text),
  [ENV.prices]: z.optional(text),
  [ENV.tenantClaim]: z.optional(text),
  [ENV.defaultTenant]: z.optional(text),
  [ENV.maxBodyBytes]: z._default(z.coerce.number().check(z.gte(1024)), 1_048_576),
});

/** What every function needs of its environment. */
export interface Environment {
  readonly memoryTable: string;
  readonly cacheTable: string;
  readonly statisticsTable: string;
  readonly defaults: Settings;
  readonly prices: Prices;
  readonly http: {
    readonly tenants: { readonly claim: string | undefined; readonly defaultTenant: string };
    readonly maxBodyBytes: number;
  };
}

/** Reads the environment once per cold start; a variable that is missing or wrong stops the function with its name. */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const parsed = environmentSchema.safeParse(variables);
  if (!parsed.success)
    throw new Error(`Environment: ${parsed.error.issues.map(({ path }) => path.join('.')).join(', ')}`);
  const env = parsed.data;
  const targetMs = env[ENV.targetMs];
  const defaults = applyPatch(DEFAULT_SETTINGS, readDefaults(env[ENV.defaultSettings]));
  return {
    memoryTable: env[ENV.memoryTable],
    cacheTable: env[ENV.cacheTable],
    statisticsTable: env[ENV.statisticsTable],
    defaults: targetMs === undefined ? defaults : applyPatch(defaults, { answers: { targetMs } }),
    prices: readPrices(env[ENV.prices]),
    http: {
      tenants: { claim: env[ENV.tenantClaim], defaultTenant: env[ENV.defaultTenant] ?? DEFAULT_TENANT },
      maxBodyBytes: env[ENV.maxBodyBytes],
    },
  };
}

function readDefaults(json: string | undefined) {
  if (json === undefined) return {};
  const parsed = settingsPatchSchema().safeParse(JSON.parse(json));
  if (!parsed.success) throw new Error(`Environment: ${ENV.defaultSettings} does not fit the settings`);
  return parsed.data;
}

function readPrices(json: string | undefined): Prices {
  if (json === undefined) return DEFAULT_PRICES;
  const parsed = pricesSchema().safeParse(JSON.parse(json));
  if (!parsed.success) throw new Error(`Environment: ${ENV.prices} does not hold prices`);
  return parsed.data;
}
