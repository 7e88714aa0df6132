import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import { LOCAL_CREDENTIALS } from '../../../local/aws-environment.ts';
import { CONCURRENCY, type MakeSubject, PEER_TABLE } from './subject.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../.cache/bench-peers');

/** Exact, and the same SDK as Millrace's. */
const PACKAGES = {
  '@keyv/dynamo': '1.2.4',
  keyv: '5.5.5',
  'p-limit': '7.3.3',
  '@aws-lambda-powertools/idempotency': '2.35.0',
  '@aws-sdk/client-dynamodb': '3.1164.0',
  '@aws-sdk/lib-dynamodb': '3.1162.0',
};

/** Puts the peers into `.cache`, where the project does not see them; no script of theirs runs while they are installed. */
export function installPeers(): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(
    path.join(FOLDER, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies: PACKAGES }),
  );
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline'];
  execFileSync('npm', ['install', ...flags], { cwd: FOLDER, stdio: ['ignore', 'ignore', 'inherit'] });
}

type Limit = <T>(job: () => Promise<T>) => Promise<T>;

interface Keyv {
  readonly getMany: (keys: readonly string[]) => Promise<readonly unknown[]>;
  readonly setMany: (
    entries: readonly { readonly key: string; readonly value: unknown; readonly ttl: number }[],
  ) => Promise<unknown>;
}

type CreateKeyv = (options: ReturnType<typeof clientConfig> & { readonly tableName: string }) => Keyv;
type Idempotent = (
  work: (key: string) => Promise<unknown>,
  options: object,
) => (key: string) => Promise<unknown>;
type Constructor = new (options: object) => object;
type ConfigConstructor = new (
  options: object,
) => {
  readonly registerLambdaContext: (context: object) => void;
};

const isFunction = (value: unknown) => typeof value === 'function';
const keyvModule = z.object({ createKeyv: z.custom<CreateKeyv>(isFunction) });
const limitModule = z.object({ default: z.custom<(most: number) => Limit>(isFunction) });
const idempotencyModule = z.object({
  makeIdempotent: z.custom<Idempotent>(isFunction),
  IdempotencyConfig: z.custom<ConfigConstructor>(isFunction),
});
const persistenceModule = z.object({ DynamoDBPersistenceLayer: z.custom<Constructor>(isFunction) });

async function load<T>(name: string, schema: z.ZodMiniType<T>): Promise<T> {
  const require = createRequire(path.join(FOLDER, 'package.json'));
  const resolved: unknown = await import(pathToFileURL(resolveEsm(require, name)).href);
  return schema.parse(resolved);
}

/** `require.resolve` gives the CommonJS build, or fails where there is none; both are fine to import. */
function resolveEsm(require: NodeJS.Require, name: string): string {
  return name === 'p-limit' ? path.join(FOLDER, 'node_modules/p-limit/index.js') : require.resolve(name);
}

const TTL_MS = 1_800_000;

/** `@keyv/dynamo` as a cache: one getMany for all keys, p-limit over the misses, one setMany for what they gave. */
export const makeKeyv: MakeSubject = async (endpoint, tool) => {
  const { createKeyv } = await load('@keyv/dynamo', keyvModule);
  const { default: pLimit } = await load('p-limit', limitModule);
  const keyv = createKeyv({ ...clientConfig(endpoint), tableName: PEER_TABLE });
  await keyv.getMany(['warm']);
  const limit = pLimit(CONCURRENCY);
  return {
    name: '@keyv/dynamo + p-limit',
    run: async (keys) => {
      const found = await keyv.getMany(keys.map((key) => `keyv-${key}`));
      const missed = keys.filter((_, index) => found[index] === undefined);
      const made = await Promise.all(
        missed.map((key) => limit(async () => ({ key, value: await tool(key) }))),
      );
      const entries = made.map(({ key, value }) => ({ key: `keyv-${key}`, value, ttl: TTL_MS }));
      if (entries.length > 0) await keyv.setMany(entries);
      return { refused: 0 };
    },
  };
};

/** Powertools' makeIdempotent as a cache: each call by itself, p-limit over them. */
export const makePowertools: MakeSubject = async (endpoint, tool) => {
  process.env['AWS_LAMBDA_FUNCTION_NAME'] ??= 'bench';
  const { makeIdempotent, IdempotencyConfig } = await load(
    '@aws-lambda-powertools/idempotency',
    idempotencyModule,
  );
  const { DynamoDBPersistenceLayer } = await load(
    '@aws-lambda-powertools/idempotency/dynamodb',
    persistenceModule,
  );
  const { default: pLimit } = await load('p-limit', limitModule);
  const persistenceStore = new DynamoDBPersistenceLayer({
    tableName: PEER_TABLE,
    clientConfig: clientConfig(endpoint),
  });
  const config = new IdempotencyConfig({ expiresAfterSeconds: TTL_MS / 1000 });
  config.registerLambdaContext({ getRemainingTimeInMillis: () => 30_000 });
  const call = makeIdempotent(tool, { persistenceStore, config, dataIndexArgument: 0 });
  const limit = pLimit(CONCURRENCY);
  return {
    name: 'Powertools idempotency + p-limit',
    run: async (keys) => {
      const ended = await Promise.allSettled(keys.map((key) => limit(() => call(key))));
      return { refused: ended.filter(({ status }) => status === 'rejected').length };
    },
  };
};

function clientConfig(endpoint: string) {
  return { endpoint, region: 'us-east-1', credentials: LOCAL_CREDENTIALS };
}
