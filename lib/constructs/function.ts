import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type Code,
  Function as Lambda,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionName } from '../../functions/core/names.ts';
import type { Settings } from '../settings.ts';

export interface OperationFunctionProps {
  readonly name: FunctionName;
  readonly code: Code;
  readonly environment: Readonly<Record<string, string>>;
  readonly settings: Pick<Settings, 'production' | 'logRetentionDays' | 'reservedConcurrency' | 'tracing'>;
}

/** One Lambda of an operation group; its role may write to its own log group and do nothing else until granted. */
export class OperationFunction extends Construct {
  readonly lambda: Lambda;
  readonly role: Role;

  constructor(scope: Construct, id: string, { name, code, environment, settings }: OperationFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: settings.logRetentionDays,
      removalPolicy: settings.production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);
    this.lambda = new Lambda(this, 'Lambda', {
      ...DEFAULTS,
      description: `Millrace: the ${name} operations`,
      code,
      environment: { ...environment },
      role: this.role,
      logGroup,
      tracing: settings.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
      ...reserve(settings.reservedConcurrency.get(name)),
    });
    if (settings.tracing) explainTracing(this.role);
  }
}

function reserve(instances: number | undefined) {
  return instances === undefined ? {} : { reservedConcurrentExecutions: instances };
}

/** X-Ray knows no resource that a segment belongs to. */
function explainTracing(role: Role): void {
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'xray:PutTraceSegments and xray:PutTelemetryRecords have no resource.',
  });
}

const DEFAULTS = {
  runtime: Runtime.NODEJS_24_X,
  architecture: Architecture.ARM_64,
  handler: 'index.handler',
  memorySize: 1024,
  timeout: Duration.seconds(30),
  loggingFormat: LoggingFormat.JSON,
  systemLogLevelV2: SystemLogLevel.WARN,
} as const;
