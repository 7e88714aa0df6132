import * as z from 'zod/mini';
import { lambdaToolSchema } from '../adapters/aws-tools/lambda-tool-schema.ts';
import { newId } from '../adapters/node/new-id.ts';
import { lazyFunction } from '../core/lazily.ts';
import { ENV } from '../core/names.ts';
import type { CollectRows } from '../core/tools/collect-rows.ts';
import type { OpenRecordsPort } from '../core/tools/record-source.ts';
import type { Tool } from '../core/tools/tool.ts';

/** Loads a tool. */
export type LoadTool = () => Promise<Tool>;

/** The tools that act on AWS, by name. All are there; one whose setting is missing says so when it is called. */
export function loadAwsTools(
  env: NodeJS.ProcessEnv,
  openRecords: OpenRecordsPort,
): Readonly<Record<string, LoadTool>> {
  const streams = listIn(env[ENV.streamArns]);
  const readStream = lazyFunction(async () =>
    (await import('../adapters/aws-tools/read-stream.ts')).makeReadStream(),
  );
  return {
    write_to_data_lake: async () => {
      const { makeWriteToDataLake } = await import('../adapters/aws-tools/write-to-data-lake.ts');
      return makeWriteToDataLake(env[ENV.dataLake], newId, lazyCollectRows(openRecords));
    },
    trigger_pipeline: async () => {
      const { makeTriggerPipeline } = await import('../adapters/aws-tools/trigger-pipeline.ts');
      return makeTriggerPipeline(listIn(env[ENV.stateMachineArns]), newId);
    },
    send_alert: async () =>
      (await import('../adapters/aws-tools/send-alert.ts')).makeSendAlert(env[ENV.alertTopicArn], newId),
    real_time_data_stream: async () => {
      const { makeRealTimeDataStream } = await import('../adapters/aws-tools/real-time-data-stream.ts');
      return makeRealTimeDataStream(streams, readStream);
    },
    streaming_analytics: async () => {
      const { makeStreamingAnalytics } = await import('../adapters/aws-tools/streaming-analytics.ts');
      return makeStreamingAnalytics(streams, readStream);
    },
    live_database_query: async () => {
      const { makeLiveDatabaseQuery } = await import('../adapters/aws-tools/live-database-query.ts');
      return makeLiveDatabaseQuery({
        workgroup: env[ENV.athenaWorkgroup],
        database: env[ENV.athenaDatabase],
        output: env[ENV.athenaOutput],
      });
    },
    ...loadLambdaTools(env[ENV.lambdaTools]),
  };
}

function listIn(value: string | undefined): readonly string[] | undefined {
  return value === undefined || value === '' ? undefined : value.split(',');
}

/** Rows for a tool that writes them, as they are or as an expression makes them. */
function lazyCollectRows(openRecords: OpenRecordsPort): CollectRows {
  const collectTransformed = lazyFunction(async () =>
    (await import('../adapters/jsonata/transform-records.ts')).makeCollectTransformed(openRecords),
  );
  return async (source, transform, signal) => {
    if (transform !== undefined) return await collectTransformed(source, transform, signal);
    const { collectPlainRows } = await import('../core/tools/collect-rows.ts');
    return await collectPlainRows(openRecords, source, signal);
  };
}

function loadLambdaTools(json: string | undefined): Readonly<Record<string, LoadTool>> {
  if (json === undefined || json === '') return {};
  const parsed = z.array(lambdaToolSchema()).safeParse(JSON.parse(json));
  if (!parsed.success) throw new Error(`Environment: ${ENV.lambdaTools} does not list functions`);
  const loads = parsed.data.map((declared) => [
    `lambda:${declared.name}`,
    async () => {
      const [{ makeLambdaTool }, { makeParamsCheck }] = await Promise.all([
        import('../adapters/aws-tools/lambda-tool.ts'),
        import('../adapters/ajv/params-check.ts'),
      ]);
      return makeLambdaTool(declared, makeParamsCheck);
    },
  ]);
  return Object.fromEntries(loads);
}
