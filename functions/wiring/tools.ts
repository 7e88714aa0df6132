import { makeValidateSchema } from '../adapters/ajv/validate-schema.ts';
import { makeTransformRecords } from '../adapters/jsonata/transform-records.ts';
import { sha256 } from '../adapters/node/sha256.ts';
import { endsInTime } from '../adapters/node/time-limit.ts';
import { makeOpenRecords } from '../adapters/records/open-records.ts';
import { ENV } from '../core/names.ts';
import { makeCheckQuality } from '../core/tools/check-quality.ts';
import { currentTimestamp } from '../core/tools/current-timestamp.ts';
import { makeProfileDataset } from '../core/tools/profile-dataset.ts';
import type { Tool } from '../core/tools/tool.ts';
import { makeAwsTools } from './aws-tools.ts';

/** Every tool that ships; a tool is added by a line in one of the lists here. */
export function makeTools(env: NodeJS.ProcessEnv): readonly Tool[] {
  return [...makeDataTools(env), ...makeAwsTools(env)];
}

function makeDataTools(env: NodeJS.ProcessEnv): readonly Tool[] {
  const openRecords = makeOpenRecords({ folder: env[ENV.sourceFolder] });
  return [
    makeValidateSchema(openRecords, endsInTime),
    makeProfileDataset(openRecords),
    makeCheckQuality({ openRecords, endsInTime, sha256, loadPatterns }),
    makeTransformRecords(openRecords),
    currentTimestamp,
  ];
}

/** Loaded late, so that calls of other tools do not pay for the engine. */
async function loadPatterns() {
  return (await import('../adapters/re2/compile-pattern.ts')).compilePattern;
}
