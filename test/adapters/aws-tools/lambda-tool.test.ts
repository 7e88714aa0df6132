import { describe, expect, it } from 'vitest';
import { makeParamsCheck } from '../../../functions/adapters/ajv/params-check.ts';
import { makeLambdaTool } from '../../../functions/adapters/aws-tools/lambda-tool.ts';
import { startAwsService } from '../../support/aws-service.ts';

let status = 200;
let failureName = '';
const service = await startAwsService((response, { url }) => {
  if (url.includes('slow')) return;
  const headers = {
    'content-type': 'application/json',
    ...(status === 200 ? {} : { 'x-amzn-errortype': failureName }),
  };
  response
    .writeHead(status, headers)
    .end(JSON.stringify(status === 200 ? { next: 3 } : { message: 'secret arn' }));
});
Object.assign(process.env, {
  AWS_ENDPOINT_URL_LAMBDA: service.url,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
});

const make = (name = 'forecast') =>
  makeLambdaTool(
    {
      name,
      functionArn: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
      description: 'Forecasts.',
      version: '1',
      cacheable: false,
      sideEffect: 'external',
      params: { type: 'object', properties: { series: { type: 'array' } }, required: ['series'] },
    },
    makeParamsCheck,
  );

async function run(name: string, signal: AbortSignal, effectId?: string): Promise<unknown> {
  const tool = make(name);
  await tool.load?.();
  const context = { nowMs: 0, signal, ...(effectId === undefined ? {} : { effectId }) };
  return await tool.prepare({ series: [1, 2] }).run(context);
}

describe('lambda:<name>', () => {
  it('sends the params as the event, and the name of the effect beside them', async () => {
    expect(await run('forecast', new AbortController().signal, 'e1')).toEqual({ next: 3 });
    const request = service.requests.at(-1);
    expect(JSON.parse(request?.body ?? '')).toEqual({ series: [1, 2] });
    const clientContext = Buffer.from(String(request?.headers['x-amz-client-context']), 'base64').toString();
    expect(JSON.parse(clientContext)).toEqual({ custom: { effectId: 'e1' } });
  });

  it('aborts the request with the call', async () => {
    const controller = new AbortController();
    const running = run('slow', controller.signal);
    await expect.poll(() => service.requests.some(({ url }) => url.includes('slow'))).toBe(true);
    controller.abort();
    await expect(running).rejects.toThrow();
    await expect.poll(service.abortedRequests).toBe(1);
  });

  it.each([
    [403, 'AccessDeniedException', 'forbidden', 1],
    [404, 'ResourceNotFoundException', 'not_found', 1],
    [429, 'TooManyRequestsException', 'throttled', 1],
    [500, 'ServiceException', 'unavailable', 1],
  ])(
    'turns %s %s into %s, after one attempt, without what the service said',
    async (code, name, expected, attempts) => {
      [status, failureName] = [code, name];
      const before = service.requests.length;
      const failing = run('forecast', new AbortController().signal);
      await expect(failing).rejects.toMatchObject({
        code: expected,
        message: expect.not.stringContaining('secret'),
        cause: expect.objectContaining({ name }),
      });
      expect(service.requests.length - before).toBe(attempts);
      status = 200;
    },
  );

  it('refuses params that the schema does not take, before anything is sent', async () => {
    const tool = make();
    await tool.load?.();
    const before = service.requests.length;
    expect(() => tool.prepare({})).toThrow(expect.objectContaining({ code: 'invalid_params' }));
    expect(service.requests.length).toBe(before);
  });
});
