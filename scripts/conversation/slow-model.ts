import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod/mini';

/** A stand-in for a language model behind a chat completions endpoint. */
export interface SlowModel {
  /** To be given as MILLRACE_MODEL_BASE_URL. */
  readonly baseUrl: string;
  readonly close: () => void;
}

const requestSchema = z.object({ messages: z.array(z.object({ role: z.string(), content: z.string() })) });

/** How long it takes for a question that says `compare`. */
const SLOW_MS = 3000;
const QUICK_MS = 200;

/** Starts it on a free loopback port: it repeats the first line of the memory that it is given, now and then slowly. */
export async function startSlowModel(): Promise<SlowModel> {
  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The model has no port.');
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { messages } = requestSchema.parse(JSON.parse(await text(request)));
  const prompt = messages.at(-1)?.content ?? '';
  const content = `As far as I can see: ${firstFact(prompt)}`;
  const usage = { prompt_tokens: Math.ceil(prompt.length / 4), completion_tokens: 12 };
  const body = JSON.stringify({ model: 'stand-in-1', choices: [{ message: { content } }], usage });
  setTimeout(
    () => response.writeHead(200, { 'content-type': 'application/json' }).end(body),
    /Question: compare/i.test(prompt) ? SLOW_MS : QUICK_MS,
  );
}

/** Content of the first context line, free of its stage and volume. */
function firstFact(prompt: string): string {
  const memory = /<memory>\n(?<facts>[\s\S]*?)\n<\/memory>/.exec(prompt)?.groups?.['facts'] ?? '';
  return memory.split('\n')[0]?.replace(/^\[[A-Z]+\] \([\d.]+GB processed\) /, '') ?? '';
}
