import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { DEFAULT_SETTINGS } from '../../functions/core/settings/settings.ts';
import { DEFAULT_BEDROCK_MODEL, parseSettings, SettingsError } from '../../lib/settings.ts';

const SECRET_ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:llm-AbCdEf';

describe('parseSettings', () => {
  it('needs nothing and has a default for everything', () => {
    expect(parseSettings({})).toEqual({
      stage: 'dev',
      production: false,
      model: { provider: 'bedrock', modelId: DEFAULT_BEDROCK_MODEL },
      access: { authorization: 'iam' },
      targetMs: 1500,
      logRetentionDays: 30,
      defaultSettings: undefined,
      requestsPerSecond: 100,
      burstRequests: 200,
      maxBodyBytes: 1_048_576,
      reservedConcurrency: new Map(),
      tracing: false,
      pipeline: true,
      watchedStateMachines: [],
      tools: {},
    });
  });

  it('has the defaults that cdk.json shows', () => {
    const { context } = z
      .object({ context: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')));
    expect(parseSettings(context)).toEqual(parseSettings({}));
  });

  it('takes numbers and objects as the text that the command line gives', () => {
    const given = { targetMs: '800', logRetentionDays: '7', defaultSettings: '{"memory":{"maxEntries":10}}' };
    expect(parseSettings(given)).toMatchObject({
      targetMs: 800,
      logRetentionDays: 7,
      defaultSettings: { memory: { maxEntries: 10 } },
    });
  });

  it("leaves the CDK's own context keys alone", () => {
    const own = {
      'aws:cdk:bundling-stacks': ['**'],
      '@aws-cdk/core:checkSecretUsage': true,
      'cli-telemetry': false,
    };
    expect(parseSettings(own)).toEqual(parseSettings({}));
  });

  it('gives an OpenAI-compatible server its URL and the ARN of its key', () => {
    const given = {
      modelProvider: 'openai',
      modelId: 'qwen3:8b',
      modelBaseUrl: 'http://llm.internal:11434/v1',
      modelApiKeySecretArn: SECRET_ARN,
    };
    expect(parseSettings(given).model).toEqual({
      provider: 'openai',
      modelId: 'qwen3:8b',
      baseUrl: 'http://llm.internal:11434/v1',
      apiKeySecretArn: SECRET_ARN,
    });
  });

  it('takes the defaults of every group of settings that an agent has', () => {
    expect(parseSettings({ defaultSettings: DEFAULT_SETTINGS }).defaultSettings).toEqual(DEFAULT_SETTINGS);
  });

  it('splits several JWT audiences at commas', () => {
    const given = { jwtIssuer: 'https://issuer.example', jwtAudience: 'agents, pipelines' };
    expect(parseSettings(given).access).toEqual({
      authorization: 'jwt',
      issuer: 'https://issuer.example',
      audience: ['agents', 'pipelines'],
      tenantClaim: 'tenant',
    });
  });

  it.each([
    [{ stage: 'my stage' }, 'stage: got "my stage", allowed is letters, digits and inner hyphens'],
    [{ stage: 'dev-' }, 'stage: got "dev-"'],
    [{ modelProvider: 'gpt' }, 'modelProvider: got "gpt", allowed is bedrock, openai, offline'],
    [{ modelId: 'arn:aws:bedrock:us-east-1::foundation-model/x' }, 'not an ARN'],
    [{ targetMs: '249' }, 'targetMs: got "249", allowed is a whole number from 250 to 10000'],
    [{ targetMs: 10_001 }, 'targetMs: got 10001'],
    [{ targetMs: 'fast' }, 'targetMs: got "fast"'],
    [{ targetMs: 1000.5 }, 'targetMs: got 1000.5'],
    [{ targetMs: '' }, 'targetMs: got ""'],
    [{ logRetentionDays: 31 }, 'logRetentionDays: got 31, allowed is one of 1, 3, 5, 7, 14, 30'],
    [{ logRetentionDays: 9999 }, 'logRetentionDays: got 9999'],
    [{ logRetentionDays: 'ONE_MONTH' }, 'logRetentionDays: got "ONE_MONTH"'],
    [{ requestsPerSecond: 0 }, 'requestsPerSecond: got 0'],
    [{ burstRequests: true }, 'burstRequests: got true'],
    [{ modelProvider: 'openai' }, 'openai needs modelId and modelBaseUrl'],
    [{ modelProvider: 'offline', modelId: 'x' }, 'modelId: modelProvider offline has no model'],
    [{ modelBaseUrl: 'https://llm.example.com' }, 'only modelProvider openai takes them'],
    [{ modelProvider: 'openai', modelId: 'x', modelBaseUrl: 'llm' }, 'allowed is an http or https URL'],
    [{ modelApiKeySecretArn: 'sk-123' }, 'allowed is the ARN of a Secrets Manager secret'],
    [{ jwtIssuer: 'https://issuer.example' }, 'give both for JWT authorization, or neither'],
    [{ jwtAudience: 'agents' }, 'give both for JWT authorization, or neither'],
    [{ jwtIssuer: 'http://issuer.example', jwtAudience: 'a' }, 'jwtIssuer: got "http://issuer.example"'],
    [{ jwtIssuer: 'https://issuer.example', jwtAudience: 'a,,b' }, 'jwtAudience: got "a,,b"'],
    [{ tenantClaim: '' }, 'tenantClaim: got ""'],
    [{ defaultSettings: '{"memory"' }, 'defaultSettings: got'],
    [{ defaultSettings: { memory: 5 } }, 'allowed is an object of numbers and booleans'],
    [{ defaultSettings: { memry: {} } }, 'allowed is an object with the members memory, context'],
    [{ defaultSettings: { memory: { maxEntries: '5' } } }, 'defaultSettings.memory.maxEntries: got'],
    [{ maxBodyBytes: 10 }, 'maxBodyBytes: got 10, allowed is a whole number from 1024 to 4000000'],
    [{ tracing: 'yes' }, 'tracing: got "yes", allowed is true or false'],
    [{ reservedConcurrency: { messages: 5 } }, 'an object from message, tool-batch'],
    [{ reservedConcurrency: { message: -1 } }, 'reservedConcurrency.message: got'],
    [{ reservedConcurrency: 5 }, 'an object from message, tool-batch'],
    [{ watchedStateMachines: { nightly: { agentId: 'a' } } }, 'the ARN of a state machine'],
    [
      { watchedStateMachines: { 'arn:aws:states:eu-west-1:111122223333:stateMachine:n': {} } },
      'allowed is an agentId',
    ],
    [{ modelprovider: 'bedrock' }, 'modelprovider: not a setting; the settings are stage, modelProvider'],
    [{ modelApiKey: 'sk-123' }, 'modelApiKey: not a setting'],
  ])('refuses %j and says what is allowed', (context, message) => {
    expect(() => parseSettings(context)).toThrow(SettingsError);
    expect(() => parseSettings(context)).toThrow(message);
  });

  it('takes what is given per function and per state machine, also as text', () => {
    const arn = 'arn:aws:states:eu-west-1:111122223333:stateMachine:nightly';
    const parsed = parseSettings({
      reservedConcurrency: '{"message": 50, "stats": "0"}',
      watchedStateMachines: JSON.stringify({ [arn]: { agentId: 'orders', tenant: 'acme' } }),
      tracing: 'true',
      pipeline: false,
    });
    expect(parsed.reservedConcurrency).toEqual(
      new Map([
        ['message', 50],
        ['stats', 0],
      ]),
    );
    expect(parsed.watchedStateMachines).toEqual([
      { stateMachineArn: arn, agentId: 'orders', tenant: 'acme' },
    ]);
    expect(parsed).toMatchObject({ tracing: true, pipeline: false });
  });

  it('names every mistake at once', () => {
    expect(() => parseSettings({ stage: '', targetMs: 1, colour: 'red' })).toThrow(
      /mistakes:\n {2}stage: .*\n {2}targetMs: .*\n {2}colour: /,
    );
  });
});
