import { CfnOutput, type Stack } from 'aws-cdk-lib';
import type { FunctionName } from '../../functions/core/names.ts';
import type { AgentPipeline } from './agent-pipeline.ts';
import type { Api } from './api.ts';
import type { Dashboard } from './dashboard.ts';
import type { OperationFunction } from './function.ts';
import type { LateAnswers } from './late-answers.ts';
import type { Tables } from './tables.ts';

export interface OutputsProps {
  readonly api: Api;
  readonly tables: Tables;
  readonly functions: Readonly<Record<FunctionName, OperationFunction>>;
  readonly lateAnswers: LateAnswers;
  readonly pipeline: AgentPipeline | undefined;
  readonly dashboard: Dashboard;
}

/** What callers and operators need to know: the API's URL, the functions' ARNs for pipelines, tables and the queue. */
export function addOutputs(
  stack: Stack,
  { api, tables, functions, lateAnswers, pipeline, dashboard }: OutputsProps,
): readonly CfnOutput[] {
  const values = {
    ApiUrl: api.stage.url,
    DashboardName: dashboard.name,
    DashboardUrl: dashboard.url,
    MemoryTableName: tables.memory.tableName,
    CacheTableName: tables.cache.tableName,
    StatisticsTableName: tables.statistics.tableName,
    LateAnswersQueueUrl: lateAnswers.deadLetters.queueUrl,
    MessageFunctionArn: functions.message.lambda.functionArn,
    ToolBatchFunctionArn: functions['tool-batch'].lambda.functionArn,
    StatsFunctionArn: functions.stats.lambda.functionArn,
    MemoryFunctionArn: functions.memory.lambda.functionArn,
    MaintenanceFunctionArn: functions.maintenance.lambda.functionArn,
    ...(pipeline === undefined ? {} : { PipelineArn: pipeline.stateMachine.stateMachineArn }),
  };
  return Object.entries(values).map(([id, value]) => new CfnOutput(stack, id, { value }));
}
