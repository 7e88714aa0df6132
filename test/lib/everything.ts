/** Context that makes every resource that a setting can add, with IAM authorization. */
export const EVERYTHING = {
  modelProvider: 'bedrock',
  tracing: true,
  alarmTopicArn: 'arn:aws:sns:eu-west-1:111122223333:operators',
  prices: { inputTokens: 0.3, outputTokens: 2.5 },
  pipeline: true,
  reservedConcurrency: { message: 20 },
  sourceBuckets: ['landing', 'lake/curated'],
  dataLakeBucket: 'lake/raw',
  stateMachineArns: ['arn:aws:states:eu-west-1:111122223333:stateMachine:nightly'],
  alertTopicArn: 'arn:aws:sns:eu-west-1:111122223333:alerts',
  streamArns: ['arn:aws:kinesis:eu-west-1:111122223333:stream/clicks'],
  athenaWorkgroup: 'reports',
  athenaDatabase: 'sales',
  athenaOutput: 's3://athena-results/millrace/',
  athenaDataBuckets: ['sales-data'],
  lambdaTools: [
    {
      name: 'forecast',
      functionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:forecast',
      description: 'Forecasts a series.',
      params: { type: 'object', properties: { series: { type: 'array' } } },
      cacheable: true,
      sideEffect: 'none',
    },
  ],
  watchedStateMachines: {
    'arn:aws:states:eu-west-1:111122223333:stateMachine:nightly': { agentId: 'orders' },
    'arn:aws:states:eu-west-1:111122223333:stateMachine:hourly': { agentId: 'clicks', tenant: 'acme' },
  },
} as const;
