import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { ENV, FUNCTION_NAMES } from '../../functions/core/names.ts';
import { synthesized } from './synthesized.ts';

const LAMBDA = 'AWS::Lambda::Function';

const LOG_GROUP = 'AWS::Logs::LogGroup';

const SECRET_ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:llm-AbCdEf';

const OPENAI = {
  modelProvider: 'openai',
  modelId: 'qwen3:8b',
  modelBaseUrl: 'http://llm.internal:11434/v1',
  modelApiKeySecretArn: SECRET_ARN,
};

/** Variables of a function in the template of a context. */
function environmentOf(name: string, context = {}): Readonly<Record<string, unknown>> {
  const lambdas = Object.values(synthesized(context).findResources(LAMBDA));
  const variables = lambdas.map((lambda) => lambda['Properties'].Environment.Variables);
  return (
    variables.find((each) => /^millrace-[a-z]+-(.*)$/.exec(each.POWERTOOLS_SERVICE_NAME)?.[1] === name) ?? {}
  );
}

describe('functions', () => {
  it('are one per operation group, alike but for code and environment', () => {
    const template = synthesized();
    template.resourceCountIs(LAMBDA, FUNCTION_NAMES.length);
    template.allResourcesProperties(LAMBDA, {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: 1024,
      Timeout: 30,
      LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN', LogGroup: { Ref: Match.anyValue() } },
    });
  });

  it.each(FUNCTION_NAMES)('give %s the names of the stage and the tables', (name) => {
    expect(environmentOf(name)).toMatchObject({
      POWERTOOLS_METRICS_NAMESPACE: 'Millrace',
      [ENV.stage]: 'dev',
      [ENV.targetMs]: '1500',
      [ENV.memoryTable]: { Ref: expect.stringContaining('MemoryTable') },
      [ENV.cacheTable]: { Ref: expect.stringContaining('CacheTable') },
      [ENV.statisticsTable]: { Ref: expect.stringContaining('StatisticsTable') },
    });
  });

  it('leave out what is not set', () => {
    expect(environmentOf('message')).not.toHaveProperty(ENV.defaultSettings);
    expect(environmentOf('message')).not.toHaveProperty(ENV.tenantClaim);
    expect(environmentOf('message')).not.toHaveProperty('NODE_OPTIONS');
  });

  it('pass the deployment-wide defaults of the settings on as JSON', () => {
    const defaultSettings = { answers: { fixedTarget: true }, memory: { maxEntries: 10 } };
    expect(environmentOf('memory', { defaultSettings })[ENV.defaultSettings]).toBe(
      JSON.stringify(defaultSettings),
    );
  });

  it('tell the message function alone which model answers', () => {
    const settings = { [ENV.modelProvider]: 'openai', [ENV.modelId]: 'qwen3:8b' };
    expect(environmentOf('message', OPENAI)).toMatchObject(settings);
    expect(environmentOf('memory', OPENAI)).not.toHaveProperty(ENV.modelProvider);
  });

  it('hold a reference to the API key and never the key', () => {
    expect(environmentOf('message', OPENAI)[ENV.modelApiKey]).toBe(
      `{{resolve:secretsmanager:${SECRET_ARN}:SecretString:::}}`,
    );
    expect(environmentOf('stats', OPENAI)).not.toHaveProperty(ENV.modelApiKey);
  });
});

describe('settings of the functions', () => {
  it('keep instances for the functions that are named, and for no other', () => {
    const lambdas = synthesized({ reservedConcurrency: { message: 20 } }).findResources(LAMBDA);
    const reserved = Object.entries(lambdas).map(([id, lambda]) => [
      id.startsWith('MessageFunction'),
      lambda['Properties'].ReservedConcurrentExecutions,
    ]);
    expect(reserved.filter(([isMessage]) => isMessage)).toEqual([[true, 20]]);
    expect(reserved.filter(([, instances]) => instances !== undefined)).toHaveLength(1);
  });

  it('trace with X-Ray where that is asked for, and need no permission for it elsewhere', () => {
    synthesized({ tracing: 'true' }).allResourcesProperties(LAMBDA, { TracingConfig: { Mode: 'Active' } });
    expect(JSON.stringify(synthesized().toJSON())).not.toContain('xray:');
  });

  it('tell every function how long a body may be', () => {
    expect(environmentOf('tool-batch', { maxBodyBytes: 2048 })[ENV.maxBodyBytes]).toBe('2048');
  });
});

describe('log groups', () => {
  it('keep what they hold as long as the settings say, one per function, one for the API and one for the pipeline', () => {
    const template = synthesized({ logRetentionDays: 7 });
    template.resourceCountIs(LOG_GROUP, FUNCTION_NAMES.length + 2);
    synthesized({ pipeline: 'false' }).resourceCountIs(LOG_GROUP, FUNCTION_NAMES.length + 1);
    template.allResources(LOG_GROUP, { DeletionPolicy: 'Delete', Properties: { RetentionInDays: 7 } });
  });

  it('outlive the stack in prod', () => {
    synthesized({ stage: 'prod' }).allResources(LOG_GROUP, { DeletionPolicy: 'Retain' });
  });
});
