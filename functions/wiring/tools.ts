import { newId } from '../adapters/node/new-id.ts';
import { sha256 } from '../adapters/node/sha256.ts';
import { lazily, lazyFunction } from '../core/lazily.ts';
import { ENV } from '../core/names.ts';
import type { OpenRecordsPort } from '../core/tools/record-source.ts';
import { type LoadTool, loadAwsTools } from './aws-tools.ts';

/**
 * Every tool that ships, by name; each is loaded with its first call, so that none pays for another. A tool is added by
 * a line in one of the lists here.
 */
export function makeTools(env: NodeJS.ProcessEnv): ReadonlyMap<string, LoadTool> {
  const openRecords = lazyOpenRecords(env);
  const loads = { ...loadDataTools(openRecords), ...loadAwsTools(env, openRecords) };
  return new Map(Object.entries(loads).map(([name, load]) => [name, lazily(load)]));
}

function lazyOpenRecords(env: NodeJS.ProcessEnv): OpenRecordsPort {
  return lazyFunction(async () => {
    const [{ makeOpenRecords }, { makeOpenS3Object }] = await Promise.all([
      import('../adapters/records/open-records.ts'),
      import('../adapters/aws-tools/open-s3-object.ts'),
    ]);
    const s3 = makeOpenS3Object(sourceBuckets(env), { forcePathStyle: hasOwnEndpoint(env) });
    return makeOpenRecords({ folder: env[ENV.sourceFolder], schemes: { s3 } });
  });
}

function loadDataTools(openRecords: OpenRecordsPort): Readonly<Record<string, LoadTool>> {
  return {
    validate_schema: async () => {
      const { makeValidateSchema } = await import('../adapters/ajv/validate-schema.ts');
      return makeValidateSchema(openRecords, await loadTimeLimit());
    },
    profile_dataset: async () =>
      (await import('../core/tools/profile-dataset.ts')).makeProfileDataset(openRecords),
    check_quality: async () => {
      const { makeCheckQuality } = await import('../core/tools/check-quality.ts');
      return makeCheckQuality({ openRecords, endsInTime: await loadTimeLimit(), sha256, loadPatterns });
    },
    transform_records: async () =>
      (await import('../adapters/jsonata/transform-records.ts')).makeTransformRecords(openRecords),
    compare_schemas: async () =>
      (await import('../core/tools/compare-schemas.ts')).makeCompareSchemas(openRecords),
    current_timestamp: async () => (await import('../core/tools/current-timestamp.ts')).currentTimestamp,
    random_data_generator: async () =>
      (await import('../core/tools/random-data-generator.ts')).makeRandomDataGenerator(newId),
  };
}

function sourceBuckets(env: NodeJS.ProcessEnv): readonly string[] {
  return (env[ENV.sourceBuckets] ?? '').split(',').filter((place) => place !== '');
}

/** Emulators and other stores have no host name for each bucket. */
function hasOwnEndpoint(env: NodeJS.ProcessEnv): boolean {
  return (env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL']) !== undefined;
}

async function loadTimeLimit() {
  return (await import('../adapters/node/time-limit.ts')).endsInTime;
}

/** Loaded with the first pattern: it is an engine of its own. */
async function loadPatterns() {
  return (await import('../adapters/re2/compile-pattern.ts')).compilePattern;
}
