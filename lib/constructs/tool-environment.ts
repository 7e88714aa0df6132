import { ENV } from '../../functions/core/names.ts';
import type { ToolSettings } from '../tool-settings.ts';

/** Variables that tell tools what they may touch; one that is not set is absent. */
export function toolEnvironment(settings: ToolSettings): Readonly<Record<string, string>> {
  const values = {
    [ENV.sourceBuckets]: settings.sourceBuckets?.join(','),
    [ENV.dataLake]: settings.dataLakeBucket,
    [ENV.stateMachineArns]: settings.stateMachineArns?.join(','),
    [ENV.alertTopicArn]: settings.alertTopicArn,
    [ENV.streamArns]: settings.streamArns?.join(','),
    [ENV.athenaWorkgroup]: settings.athenaWorkgroup,
    [ENV.athenaDatabase]: settings.athenaDatabase,
    [ENV.athenaOutput]: settings.athenaOutput,
    [ENV.lambdaTools]: settings.lambdaTools === undefined ? undefined : JSON.stringify(settings.lambdaTools),
  };
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) if (value !== undefined) environment[name] = value;
  return environment;
}
