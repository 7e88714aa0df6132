import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../local/settings.ts';

describe('parseSettings', () => {
  it('has a default for everything', () => {
    expect(parseSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataFolder: path.resolve('.millrace'),
      dynamodbUrl: undefined,
      model: { provider: 'offline' },
      targetMs: 1500,
      prices: undefined,
      log: 'file',
    });
  });

  it('takes an empty variable as unset', () => {
    const empty = {
      PORT: '',
      HOST: '',
      MILLRACE_DATA_DIR: '',
      MILLRACE_MODEL_PROVIDER: '',
      MILLRACE_TARGET_MS: '',
    };
    expect(parseSettings(empty)).toEqual(parseSettings({}));
  });

  it('takes prices as JSON and refuses others', () => {
    const MILLRACE_PRICES = '{"inputTokens":0.3}';
    expect(parseSettings({ MILLRACE_PRICES }).prices).toBe(MILLRACE_PRICES);
    for (const wrong of ['cheap', '{"tokens":1}', '{"calls":-1}'])
      expect(() => parseSettings({ MILLRACE_PRICES: wrong })).toThrow(/^MILLRACE_PRICES=.* cannot be used;/);
  });

  it('keeps nothing with :memory:', () => {
    expect(parseSettings({ MILLRACE_DATA_DIR: ':memory:' }).dataFolder).toBeUndefined();
  });

  it.each(['[::1]', '::1'])('takes the IPv6 address %s', (HOST) => {
    expect(parseSettings({ HOST }).host).toBe('::1');
  });

  it('takes a server of an OpenAI-compatible model', () => {
    const environment = {
      MILLRACE_MODEL_PROVIDER: 'openai',
      MILLRACE_MODEL_ID: 'llama3.2',
      MILLRACE_MODEL_BASE_URL: 'http://localhost:11434/v1',
    };
    expect(parseSettings(environment).model).toEqual({
      provider: 'openai',
      modelId: 'llama3.2',
      baseUrl: 'http://localhost:11434/v1',
      apiKey: undefined,
    });
  });

  it.each([
    [
      { PORT: 'abc' },
      'PORT=abc cannot be used; allowed: a whole number from 0 to 65535 (0 takes any free port).',
    ],
    [
      { PORT: '65536' },
      'PORT=65536 cannot be used; allowed: a whole number from 0 to 65535 (0 takes any free port).',
    ],
    [{ PORT: '-1' }, 'PORT=-1 cannot be used'],
    [{ PORT: '0x50' }, 'PORT=0x50 cannot be used'],
    [{ PORT: '80.5' }, 'PORT=80.5 cannot be used'],
    [
      { HOST: 'http://here' },
      'HOST=http://here cannot be used; allowed: a host name or an IP address to listen on.',
    ],
    [
      { MILLRACE_TARGET_MS: '249' },
      'MILLRACE_TARGET_MS=249 cannot be used; allowed: a whole number from 250 to 10000.',
    ],
    [{ MILLRACE_TARGET_MS: '10001' }, 'MILLRACE_TARGET_MS=10001 cannot be used'],
    [
      { MILLRACE_MODEL_PROVIDER: 'gpt' },
      'MILLRACE_MODEL_PROVIDER=gpt cannot be used; allowed: offline, openai or bedrock.',
    ],
    [
      { MILLRACE_MODEL_BASE_URL: 'localhost:1' },
      'MILLRACE_MODEL_BASE_URL=localhost:1 cannot be used; allowed: an http:// or https:// URL.',
    ],
    [
      { AWS_ENDPOINT_URL_DYNAMODB: 'ftp://x' },
      'AWS_ENDPOINT_URL_DYNAMODB=ftp://x cannot be used; allowed: an http:// or https:// URL.',
    ],
    [
      { MILLRACE_MODEL_PROVIDER: 'openai' },
      'MILLRACE_MODEL_PROVIDER=openai needs MILLRACE_MODEL_ID (and MILLRACE_MODEL_BASE_URL)',
    ],
    [
      { MILLRACE_MODEL_PROVIDER: 'openai', MILLRACE_MODEL_ID: 'm' },
      'MILLRACE_MODEL_PROVIDER=openai needs MILLRACE_MODEL_BASE_URL',
    ],
    [{ MILLRACE_LOG: 'loud' }, 'MILLRACE_LOG=loud cannot be used; allowed: file or stdout.'],
  ])('refuses %o in one line', (environment, line) => {
    const message = messageOf(environment);
    expect(message).toContain(line);
    expect(message).not.toContain('\n');
  });

  it('names every mistake, a line each', () => {
    expect(messageOf({ PORT: 'x', MILLRACE_TARGET_MS: 'y' }).split('\n')).toHaveLength(2);
  });

  it('never shows a key', () => {
    expect(messageOf({ MILLRACE_MODEL_API_KEY: 'se cret' })).not.toContain('cret');
  });
});

function messageOf(environment: NodeJS.ProcessEnv): string {
  try {
    parseSettings(environment);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  throw new Error('accepted');
}
