import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { pipelineDefinition } from '../pipeline/definition.ts';
import type { OperationFunction } from './function.ts';

export interface AgentPipelineProps {
  readonly memory: OperationFunction;
  readonly toolBatch: OperationFunction;
  /** Owner of the agents that executions name; default the deployment's default tenant. */
  readonly tenant?: string;
  /** Default one month. */
  readonly logRetentionDays?: RetentionDays;
  /** True traces with X-Ray; default false. */
  readonly tracing?: boolean;
  /** True keeps the log when the stack goes; default false. */
  readonly production?: boolean;
}

/** The ready state machine over the memory and tool-batch functions; it costs nothing while nobody starts it. */
export class AgentPipeline extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: AgentPipelineProps) {
    super(scope, id);
    const { memory, toolBatch, tracing = false } = props;
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [memory.lambda.functionArn, toolBatch.lambda.functionArn],
      }),
    );
    const definition = pipelineDefinition({
      functions: { memory: '${MemoryFunctionArn}', toolBatch: '${ToolBatchFunctionArn}' },
      tenant: props.tenant,
    });
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      definitionBody: DefinitionBody.fromString(JSON.stringify(definition)),
      definitionSubstitutions: {
        MemoryFunctionArn: memory.lambda.functionArn,
        ToolBatchFunctionArn: toolBatch.lambda.functionArn,
      },
      role,
      logs: { destination: this.makeLog(props), level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: tracing,
      comment: `Millrace: the pipeline of ${Stack.of(this).stackName}`,
    });
    explain(role, this.stateMachine, tracing);
  }

  private makeLog({ logRetentionDays = RetentionDays.ONE_MONTH, production = false }: AgentPipelineProps) {
    return new LogGroup(this, 'Logs', {
      retention: logRetentionDays,
      removalPolicy: production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }
}

function explain(role: Role, stateMachine: StateMachine, tracing: boolean): void {
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'Log delivery (logs:CreateLogDelivery and its kin) and X-Ray know no resource.',
  });
  if (!tracing)
    Validations.of(stateMachine).acknowledge({
      id: 'AwsSolutions-SF2',
      reason: 'X-Ray is the setting tracing.',
    });
}
