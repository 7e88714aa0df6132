import { makeValidateSchema } from '../adapters/ajv/validate-schema.ts';
import { makeOpenS3Object } from '../adapters/aws-tools/open-s3-object.ts';
import { makeCollectTransformed, makeTransformRecords } from '../adapters/jsonata/transform-records.ts';
import { newId } from '../adapters/node/new-id.ts';
import { sha256 } from '../adapters/node/sha256.ts';
import { endsInTime } from '../adapters/node/time-limit.ts';
import { makeOpenRecords } from '../adapters/records/open-records.ts';
import { ENV } from '../core/names.ts';
import { makeCheckQuality } from '../core/tools/check-quality.ts';
import { type CollectRows, collectPlainRows } from '../core/tools/collect-rows.ts';
import { makeCompareSchemas } from '../core/tools/compare-schemas.ts';
import { currentTimestamp } from '../core/tools/current-timestamp.ts';
import { makeProfileDataset } from '../core/tools/profile-dataset.ts';
import { makeRandomDataGenerator } from '../core/tools/random-data-generator.ts';
import type { OpenRecordsPort } from '../core/tools/record-source.ts';
import type { Tool } from '../core/tools/tool.ts';
import { makeAwsTools } from './aws-tools.ts';

/** Every tool that ships; a tool is added by a line in one of the lists here. */
export function makeTools(env: NodeJS.ProcessEnv): readonly Tool[] {
  const openRecords = makeOpenRecords({
    folder: env[ENV.sourceFolder],
    schemes: { s3: makeOpenS3Object(sourceBuckets(env), { forcePathStyle: hasOwnEndpoint(env) }) },
  });
  return [...makeDataTools(openRecords), ...makeAwsTools(env, makeCollectRows(openRecords))];
}

/** Rows for a tool that writes them, as they are or as an expression makes them. */
function makeCollectRows(openRecords: OpenRecordsPort): CollectRows {
  const collectTransformed = makeCollectTransformed(openRecords);
  return (source, transform, signal) =>
    transform === undefined
      ? collectPlainRows(openRecords, source, signal)
      : collectTransformed(source, transform, signal);
}

function makeDataTools(openRecords: OpenRecordsPort): readonly Tool[] {
  return [
    makeValidateSchema(openRecords, endsInTime),
    makeProfileDataset(openRecords),
    makeCheckQuality({ openRecords, endsInTime, sha256, loadPatterns }),
    makeTransformRecords(openRecords),
    makeCompareSchemas(openRecords),
    currentTimestamp,
    makeRandomDataGenerator(newId),
  ];
}

function sourceBuckets(env: NodeJS.ProcessEnv): readonly string[] {
  return (env[ENV.sourceBuckets] ?? '').split(',').filter((place) => place !== '');
}

/** Emulators and other stores have no host name for each bucket. */
function hasOwnEndpoint(env: NodeJS.ProcessEnv): boolean {
  return (env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL']) !== undefined;
}

/** Loaded late, so that calls of other tools do not pay for the engine. */
async function loadPatterns() {
  return (await import('../adapters/re2/compile-pattern.ts')).compilePattern;
}
