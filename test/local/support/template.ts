const table = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: ['pk', 'sk', 'byTime'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    LocalSecondaryIndexes: [
      {
        IndexName: 'byTime',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'byTime', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['importance'] },
      },
    ],
    BillingMode: 'PAY_PER_REQUEST',
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  },
  Metadata: { 'aws:cdk:path': 'Millrace-dev/Tables/MemoryTable/Resource' },
};

const memoryFunction = {
  Type: 'AWS::Lambda::Function',
  Properties: {
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    Timeout: 30,
    MemorySize: 512,
    Environment: {
      Variables: {
        MILLRACE_MEMORY_TABLE: { Ref: 'MemoryTable' },
        TABLE_ARN: { 'Fn::GetAtt': ['MemoryTable', 'Arn'] },
        PEER: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':of:', { Ref: 'ToolBatchFunction' }]] },
        HERE: { 'Fn::Sub': '${AWS::Region}/${MemoryTable}' },
        COUNT: 7,
        ALERT_TOPIC: { Ref: 'AlertTopic' },
      },
    },
  },
  Metadata: {
    'aws:cdk:path': 'Millrace-dev/MemoryFunction/Lambda/Resource',
    'aws:asset:path': 'asset.memory',
  },
};

const toolBatchFunction = {
  Type: 'AWS::Lambda::Function',
  Properties: { Handler: 'index.handler' },
  Metadata: {
    'aws:cdk:path': 'Millrace-dev/ToolBatchFunction/Resource',
    'aws:asset:path': 'asset.tool-batch',
  },
};

function integration(uri: unknown) {
  return { Type: 'AWS::ApiGatewayV2::Integration', Properties: { IntegrationUri: uri } };
}

function route(RouteKey: string, integrationId: string) {
  const Target = { 'Fn::Join': ['', ['integrations/', { Ref: integrationId }]] };
  return { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: { Ref: 'Api' }, RouteKey, Target } };
}

/** A template as the CDK writes it, with one of everything that the development runtime reads. */
export const TEMPLATE = {
  Resources: {
    MemoryTable: table,
    MemoryFunction: memoryFunction,
    ToolBatchFunction: toolBatchFunction,
    CustomResource: {
      Type: 'AWS::Lambda::Function',
      Properties: { Code: { ZipFile: '' }, Handler: 'index.handler' },
    },
    AlertTopic: { Type: 'AWS::SNS::Topic' },
    ToolBatchAlias: {
      Type: 'AWS::Lambda::Alias',
      Properties: { FunctionName: { Ref: 'ToolBatchFunction' } },
    },
    MemoryIntegration: integration({ 'Fn::GetAtt': ['MemoryFunction', 'Arn'] }),
    ToolBatchIntegration: integration({ Ref: 'ToolBatchAlias' }),
    MemoryRoute: route('GET /agents/{agentId}/memory', 'MemoryIntegration'),
    ToolsRoute: route('GET /tools', 'ToolBatchIntegration'),
    DefaultRoute: route('$default', 'MemoryIntegration'),
    Schedule: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        ScheduleExpression: 'rate(5 minutes)',
        Target: { Arn: { 'Fn::GetAtt': ['MemoryFunction', 'Arn'] }, Input: '{"operation":"maintain"}' },
      },
    },
  },
};
