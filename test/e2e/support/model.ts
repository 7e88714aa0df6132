import { createServer, request } from 'node:http';
import {
  createServer as createHttp2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import { setTimeout } from 'node:timers/promises';
import { startLoopback } from './loopback.ts';

/** How the model behaves from now on. */
export type ModelMode =
  | { readonly kind: 'answering' }
  /** Answers after so long. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** Bedrock refuses the call as a whole. */
  | { readonly kind: 'failing' };

export interface ModelServers {
  /** An OpenAI-compatible model; the emulator's Bedrock asks it. */
  readonly modelUrl: string;
  /** Bedrock's endpoint for the functions: the emulator's, or a refusal in Bedrock's own shape. */
  readonly bedrockUrl: string;
  readonly set: (mode: ModelMode) => void;
  /** Calls that the model was asked so far. */
  readonly asked: () => number;
  /** Where Bedrock's calls go on to; call it once the emulator is there. */
  readonly connect: (emulatorUrl: string) => void;
  readonly stop: () => Promise<void>;
}

/** What the model says, whatever it is asked. */
export const MODEL_ANSWER = 'Seattle had 1,461 days in the table.';

/** Starts a model and a Bedrock endpoint on loopback, both answering at first. */
export async function startModelServers(): Promise<ModelServers> {
  let mode: ModelMode = { kind: 'answering' };
  let emulator = '';
  let asked = 0;
  const model = await startLoopback(
    createServer((_, response) => {
      asked++;
      void setTimeout(mode.kind === 'slow' ? mode.delayMs : 0).then(() => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(COMPLETION));
      });
    }),
  );
  const bedrock = await startLoopback(
    createHttp2Server((incoming, response) => {
      if (mode.kind === 'failing') {
        incoming.resume();
        response.writeHead(503, REFUSAL_HEADERS);
        response.end('{"message":"The model is not ready."}');
        return;
      }
      passOn(emulator, incoming, response);
    }),
  );
  return {
    modelUrl: model.url,
    bedrockUrl: bedrock.url,
    set: (next) => {
      mode = next;
    },
    asked: () => asked,
    connect: (url) => {
      emulator = url;
    },
    stop: async () => {
      await Promise.all([model.stop(), bedrock.stop()]);
    },
  };
}

/** The SDK speaks HTTP/2 to Bedrock; the emulator takes HTTP/1.1 too. */
function passOn(emulator: string, incoming: Http2ServerRequest, response: Http2ServerResponse): void {
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).filter(([name]) => !name.startsWith(':')),
  );
  const onward = request(new URL(incoming.url, emulator), { method: incoming.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, { 'content-type': answer.headers['content-type'] });
    answer.pipe(response);
  });
  onward.on('error', () => response.stream.close());
  incoming.pipe(onward);
}

const COMPLETION = {
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: MODEL_ANSWER } }],
  usage: { prompt_tokens: 200, completion_tokens: 9, total_tokens: 209 },
} as const;

const REFUSAL_HEADERS = {
  'content-type': 'application/json',
  'x-amzn-errortype': 'ServiceUnavailableException',
} as const;
