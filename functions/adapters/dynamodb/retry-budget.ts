import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** Retries that a client may make before it has done anything, and the most that it can save up. */
const MOST_SAVED = 5;

/** What each request adds: a DynamoDB that fails for long gets at most 1.45 times the ordinary traffic. */
const EARNED_PER_REQUEST = 0.45;

/**
 * Limits the retries of a client to a part of its requests. Without it three attempts for everything are three times
 * the traffic just when DynamoDB can bear none of it; a lone failure is still retried twice.
 */
export function limitRetries(client: DynamoDBClient): void {
  const { retryStrategy } = client.config;
  let saved = MOST_SAVED;
  client.config.retryStrategy = async () => {
    const strategy = await retryStrategy();
    if (!('refreshRetryTokenForRetry' in strategy)) return strategy;
    return {
      acquireInitialRetryToken: async (scope) => {
        saved = Math.min(MOST_SAVED, saved + EARNED_PER_REQUEST);
        return await strategy.acquireInitialRetryToken(scope);
      },
      refreshRetryTokenForRetry: async (token, info) => {
        if (saved < 1) throw new Error('The budget of retries is spent.');
        const next = await strategy.refreshRetryTokenForRetry(token, info);
        saved--;
        return next;
      },
      recordSuccess: (token) => strategy.recordSuccess(token),
    };
  };
}
