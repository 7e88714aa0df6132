import { type Stack, Stack as StackOf, Validations } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { TOOL_ACCESS, type ToolWithAccess } from '../../functions/core/names.ts';
import type { ToolSettings } from '../tool-settings.ts';

/** Lets the role do what tools do, to what the settings name and to nothing else. */
export function grantTools(role: Role, settings: ToolSettings): void {
  for (const { actions, resources } of grantsOf(StackOf.of(role), settings)) {
    if (resources.length === 0) continue;
    role.addToPrincipalPolicy(
      new PolicyStatement({ actions: [...actions], resources: resources.map(({ arn }) => arn) }),
    );
    for (const { shown, reason } of resources)
      if (reason !== undefined)
        Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${shown}]`, reason });
  }
}

interface Resource {
  readonly arn: string;
  /** The ARN as the rules print it. */
  readonly shown: string;
  /** Why it ends in a wildcard, if it does. */
  readonly reason?: string;
}

interface Grant {
  readonly actions: readonly string[];
  readonly resources: readonly Resource[];
}

function grantsOf(stack: Stack, settings: ToolSettings): readonly Grant[] {
  const { dataLakeBucket, stateMachineArns, alertTopicArn, streamArns, lambdaTools } = settings;
  return [
    sourceGrant(stack, settings),
    grant('write_to_data_lake', objectsIn(stack, dataLakeBucket, 'The keys of new objects are not known.')),
    grant('trigger_pipeline', named(stateMachineArns)),
    grant('send_alert', named(alertTopicArn === undefined ? [] : [alertTopicArn])),
    grant('streaming_analytics', named(streamArns)),
    {
      actions: ['lambda:InvokeFunction'],
      resources: named(lambdaTools?.map(({ functionArn }) => functionArn)),
    },
    ...athenaGrants(stack, settings),
  ];
}

/** Tools read records from there; they list nothing. */
function sourceGrant(stack: Stack, { sourceBuckets = [] }: ToolSettings): Grant {
  const reason = 'The keys of the sources are not known.';
  return {
    actions: ['s3:GetObject'],
    resources: sourceBuckets.flatMap((place) => objectsIn(stack, place, reason)),
  };
}

function grant(tool: ToolWithAccess, resources: readonly Resource[]): Grant {
  return { actions: TOOL_ACCESS[tool].actions, resources };
}

function named(arns: readonly string[] = []): readonly Resource[] {
  return arns.map((arn) => ({ arn, shown: arn }));
}

/** A query reads the catalog and the tables' objects with the caller's rights, and writes its results with them. */
function athenaGrants(stack: Stack, settings: ToolSettings): readonly Grant[] {
  const { athenaWorkgroup, athenaDatabase, athenaOutput, athenaDataBuckets = [] } = settings;
  if (athenaWorkgroup === undefined || athenaDatabase === undefined) return [];
  const output = athenaOutput?.replace('s3://', '').replace(/\/$/, '');
  const outputBucket = output?.split('/')[0];
  return [
    grant('live_database_query', [inAccount(stack, 'athena', `workgroup/${athenaWorkgroup}`)]),
    {
      actions: [
        'glue:GetDatabase',
        'glue:GetTable',
        'glue:GetTables',
        'glue:GetPartition',
        'glue:GetPartitions',
        'glue:BatchGetPartition',
      ],
      resources: [
        inAccount(stack, 'glue', 'catalog'),
        inAccount(stack, 'glue', `database/${athenaDatabase}`),
        inAccount(
          stack,
          'glue',
          `table/${athenaDatabase}/*`,
          'Queries may read every table of the database.',
        ),
      ],
    },
    {
      actions: ['s3:GetObject'],
      resources: athenaDataBuckets.flatMap((bucket) =>
        objectsIn(stack, bucket, 'The keys of the tables are not known.'),
      ),
    },
    {
      actions: ['s3:PutObject', 's3:GetObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
      resources: objectsIn(stack, output, 'Athena chooses the keys of its results.'),
    },
    {
      actions: ['s3:ListBucket', 's3:GetBucketLocation'],
      resources: [
        ...new Set([...athenaDataBuckets, ...(outputBucket === undefined ? [] : [outputBucket])]),
      ].map((bucket) => inS3(stack, bucket)),
    },
  ];
}

function objectsIn(stack: Stack, place: string | undefined, reason: string): readonly Resource[] {
  return place === undefined ? [] : [inS3(stack, `${place}/*`, reason)];
}

function inS3(stack: Stack, path: string, reason?: string): Resource {
  return {
    arn: `arn:${stack.partition}:s3:::${path}`,
    shown: `arn:<AWS::Partition>:s3:::${path}`,
    ...(reason === undefined ? {} : { reason }),
  };
}

function inAccount(stack: Stack, service: string, path: string, reason?: string): Resource {
  return {
    arn: `arn:${stack.partition}:${service}:${stack.region}:${stack.account}:${path}`,
    shown: `arn:<AWS::Partition>:${service}:<AWS::Region>:<AWS::AccountId>:${path}`,
    ...(reason === undefined ? {} : { reason }),
  };
}
