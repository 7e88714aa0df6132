/** Context that makes every resource that a setting can add, with IAM authorization. */
export const EVERYTHING = {
  modelProvider: 'bedrock',
  tracing: true,
  alarmTopicArn: 'arn:aws:sns:eu-west-1:111122223333:operators',
  prices: { inputTokens: 0.3, outputTokens: 2.5 },
  pipeline: true,
  reservedConcurrency: { message: 20 },
  watchedStateMachines: {
    'arn:aws:states:eu-west-1:111122223333:stateMachine:nightly': { agentId: 'orders' },
    'arn:aws:states:eu-west-1:111122223333:stateMachine:hourly': { agentId: 'clicks', tenant: 'acme' },
  },
} as const;
