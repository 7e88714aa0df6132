import { describe, expect, it } from 'vitest';
import { toFunctionEnvironment } from '../../local/function-environment.ts';
import { parseSettings } from '../../local/settings.ts';

const DEFINITION = {
  name: 'millrace-message',
  shortName: 'message',
  folder: '/asset',
  handler: 'index.handler',
  timeoutMs: 30_000,
  memorySizeMb: 1024,
  environment: {
    MILLRACE_MODEL_PROVIDER: 'bedrock',
    MILLRACE_MODEL_ID: 'amazon.nova',
    MILLRACE_TARGET_MS: '1000',
    MILLRACE_CACHE_TABLE: 'Millrace-CacheTable',
  },
};

function environmentFor(environment: NodeJS.ProcessEnv): Record<string, string> {
  return toFunctionEnvironment(DEFINITION, {
    settings: parseSettings(environment),
    environment,
    dynamodbUrl: 'http://127.0.0.1:1',
    lambdaUrl: 'http://127.0.0.1:2',
    sourceFolder: '/data',
  });
}

describe('toFunctionEnvironment', () => {
  it('points the AWS clients at this machine', () => {
    expect(environmentFor({})).toMatchObject({
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_LAMBDA_FUNCTION_NAME: 'millrace-message',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1024',
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_LAMBDA: 'http://127.0.0.1:2',
      MILLRACE_CACHE_TABLE: 'Millrace-CacheTable',
      MILLRACE_SOURCE_FOLDER: '/data',
      MILLRACE_TENANT_CLAIM: 'tenant',
      MILLRACE_DEFAULT_TENANT: 'local',
      MILLRACE_TARGET_MS: '1500',
    });
  });

  it("leaves out the stack's model when it is offline", () => {
    const environment = environmentFor({});
    expect(environment['MILLRACE_MODEL_PROVIDER']).toBe('offline');
    expect(environment).not.toHaveProperty('MILLRACE_MODEL_ID');
  });

  it("takes the stack's model for bedrock, unless one is named", () => {
    const bedrock = { MILLRACE_MODEL_PROVIDER: 'bedrock' };
    expect(environmentFor(bedrock)['MILLRACE_MODEL_ID']).toBe('amazon.nova');
    expect(environmentFor({ ...bedrock, MILLRACE_MODEL_ID: 'other' })['MILLRACE_MODEL_ID']).toBe('other');
  });

  it("keeps the person's own credentials and region", () => {
    const own = {
      AWS_ACCESS_KEY_ID: 'AKIA',
      AWS_SECRET_ACCESS_KEY: 's',
      AWS_SESSION_TOKEN: 't',
      AWS_REGION: 'eu-west-1',
    };
    expect(environmentFor(own)).toMatchObject(own);
    expect(environmentFor({ AWS_PROFILE: 'work' })).not.toHaveProperty('AWS_ACCESS_KEY_ID');
  });

  it('hands over nothing else of the machine', () => {
    expect(environmentFor({ SECRET_TOKEN: 'x', NODE_OPTIONS: '--inspect' })).not.toHaveProperty(
      'SECRET_TOKEN',
    );
    expect(environmentFor({ NODE_OPTIONS: '--inspect' })).not.toHaveProperty('NODE_OPTIONS');
  });
});
