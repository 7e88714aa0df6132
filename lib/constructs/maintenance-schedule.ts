import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { OperationFunction } from './function.ts';

export interface MaintenanceScheduleProps {
  readonly maintenance: OperationFunction;
}

/**
 * Starts the maintenance every five minutes. The development runtime reads expression and input from the template.
 * A run that is missed is made up for by the next, so nothing is retried.
 */
export class MaintenanceSchedule extends Construct {
  readonly schedule: CfnSchedule;

  constructor(scope: Construct, id: string, { maintenance: { lambda } }: MaintenanceScheduleProps) {
    super(scope, id);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] }),
    );
    this.schedule = new CfnSchedule(this, 'Schedule', {
      description: 'Millrace: tunes, compacts and repairs for every active agent',
      scheduleExpression: 'rate(5 minutes)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: lambda.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ operation: 'maintain' }),
        retryPolicy: { maximumRetryAttempts: 0 },
      },
    });
  }
}
