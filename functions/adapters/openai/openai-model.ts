import * as z from 'zod/mini';
import { type Model, ModelError, type ModelReply } from '../../core/answers/model.ts';
import { SYSTEM_PROMPT, userPrompt } from '../../core/answers/model-prompt.ts';

export interface OpenAiOptions {
  /** Start of the endpoint's paths, for example `http://127.0.0.1:11434/v1`. */
  readonly baseUrl: string;
  readonly modelId: string;
  /** Undefined for endpoints that ask for none. */
  readonly apiKey?: string;
}

const MOST_TOKENS = 600;
const MOST_REPLY_BYTES = 1024 * 1024;

const PERMANENT: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 413, 422]);

const replySchema = z.object({
  model: z.catch(z.optional(z.string()), undefined),
  choices: z
    .array(z.object({ message: z.object({ content: z.string().check(z.minLength(1)) }) }))
    .check(z.minLength(1)),
  usage: z.catch(
    z.optional(z.object({ prompt_tokens: z.number(), completion_tokens: z.number() })),
    undefined,
  ),
});

/** A model behind an OpenAI-compatible chat completions endpoint (Ollama, vLLM, LiteLLM and others). */
export function makeOpenAiModel({ baseUrl, modelId, apiKey }: OpenAiOptions): Model {
  const url = `${baseUrl.replace(/\/+$/, '')}/chat/completions`;
  return {
    answer: async (request, timeoutMs) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
        },
        body: JSON.stringify({
          model: modelId,
          max_tokens: MOST_TOKENS,
          messages: [
            { role: 'system', content: SYSTEM_PROMPT },
            { role: 'user', content: userPrompt(request) },
          ],
        }),
        signal: AbortSignal.timeout(Math.ceil(timeoutMs)),
      });
      if (!response.ok) throw await refusal(response);
      return toReply(parseJson(await readText(response)), modelId);
    },
  };
}

/** The body as text, as long as it is no longer than an answer can be: an endless one must not fill the memory. */
async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_REPLY_BYTES) throw new ModelError('The model endpoint answers without end.', false);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Rejected keys, unknown models and bad requests stay as they are however often one asks. */
async function refusal(response: Response): Promise<ModelError> {
  await response.body?.cancel();
  const isPermanent = PERMANENT.has(response.status);
  return new ModelError(`The model endpoint answered ${response.status}.`, isPermanent);
}

function toReply(body: unknown, modelId: string): ModelReply {
  const parsed = replySchema.safeParse(body);
  const text = parsed.data?.choices[0]?.message.content;
  if (!parsed.success || text === undefined)
    throw new ModelError('The model endpoint answered in an unknown form.', false);
  const { model = modelId, usage } = parsed.data;
  return {
    text,
    model,
    ...(usage === undefined
      ? {}
      : { usage: { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens } }),
  };
}
