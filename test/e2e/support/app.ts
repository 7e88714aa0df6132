import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import type { AwsReply, CallAws } from './aws.ts';
import { type Outputs, output } from './deployment.ts';

/** The deployed app as its users reach it. */
export interface DeployedApp {
  /** A signed request to the API, `POST /agents/x/memory`; headers and body as given. */
  readonly send: (
    line: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<AwsReply>;
  /** A direct invocation by the output that names the function; rejects with an error that has the refusal's name. */
  readonly invoke: (functionOutput: string, payload: unknown) => Promise<unknown>;
}

/** Reaches the app that the outputs are of, in the emulator at `url`. */
export function reachApp(outputs: Outputs, call: CallAws, url: string): DeployedApp {
  const apiId = new URL(output(outputs, 'ApiUrl')).hostname.split('.', 1)[0] ?? '';
  const host = `${apiId}.execute-api.localhost:${new URL(url).port}`;
  const request = (line: string, body: unknown, headers: Readonly<Record<string, string>>) => {
    const [method = '', path = ''] = line.split(' ');
    const common = { service: 'execute-api', host, method, path };
    if (body === undefined) return { ...common, headers };
    const typed = { 'content-type': 'application/json', ...headers };
    return { ...common, headers: typed, body: JSON.stringify(body) };
  };
  return {
    send: (line, body, headers = {}) => call(request(line, body, headers)),
    invoke: async (functionOutput, payload) => {
      const name = output(outputs, functionOutput);
      const path = `/2015-03-31/functions/${encodeURIComponent(name)}/invocations`;
      const reply = await call({ service: 'lambda', method: 'POST', path, body: JSON.stringify(payload) });
      assert.equal(reply.status, 200, reply.text);
      if (reply.headers['x-amz-function-error'] === undefined) return reply.json;
      const { errorType, errorMessage } = errorSchema.parse(reply.json);
      throw Object.assign(new Error(errorMessage), { name: errorType });
    },
  };
}

const errorSchema = z.object({ errorType: z.string(), errorMessage: z.string() });
