import * as z from 'zod/mini';
import { makeParamsCheck } from '../adapters/ajv/params-check.ts';
import { lambdaToolSchema, makeLambdaTool } from '../adapters/aws-tools/lambda-tool.ts';
import { makeLiveDatabaseQuery } from '../adapters/aws-tools/live-database-query.ts';
import { makeReadStream } from '../adapters/aws-tools/read-stream.ts';
import { makeRealTimeDataStream } from '../adapters/aws-tools/real-time-data-stream.ts';
import { makeSendAlert } from '../adapters/aws-tools/send-alert.ts';
import { makeStreamingAnalytics } from '../adapters/aws-tools/streaming-analytics.ts';
import { makeTriggerPipeline } from '../adapters/aws-tools/trigger-pipeline.ts';
import { makeWriteToDataLake } from '../adapters/aws-tools/write-to-data-lake.ts';
import { newId } from '../adapters/node/new-id.ts';
import { ENV } from '../core/names.ts';
import type { CollectRows } from '../core/tools/collect-rows.ts';
import type { Tool } from '../core/tools/tool.ts';

/** The tools that act on AWS. All are there; one whose setting is missing says so when it is called. */
export function makeAwsTools(env: NodeJS.ProcessEnv, collectRows: CollectRows): readonly Tool[] {
  const streams = listIn(env[ENV.streamArns]);
  const readStream = makeReadStream();
  return [
    makeWriteToDataLake(env[ENV.dataLake], newId, collectRows),
    makeTriggerPipeline(listIn(env[ENV.stateMachineArns]), newId),
    makeSendAlert(env[ENV.alertTopicArn], newId),
    makeRealTimeDataStream(streams, readStream),
    makeStreamingAnalytics(streams, readStream),
    makeLiveDatabaseQuery({
      workgroup: env[ENV.athenaWorkgroup],
      database: env[ENV.athenaDatabase],
      output: env[ENV.athenaOutput],
    }),
    ...readLambdaTools(env[ENV.lambdaTools]),
  ];
}

function listIn(value: string | undefined): readonly string[] | undefined {
  return value === undefined || value === '' ? undefined : value.split(',');
}

function readLambdaTools(json: string | undefined): readonly Tool[] {
  if (json === undefined || json === '') return [];
  const parsed = z.array(lambdaToolSchema).safeParse(JSON.parse(json));
  if (!parsed.success) throw new Error(`Environment: ${ENV.lambdaTools} does not list functions`);
  return parsed.data.map((declared) => makeLambdaTool(declared, makeParamsCheck));
}
