import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { request } from 'node:http';
import { SignatureV4 } from '@smithy/signature-v4';

export interface AwsRequest {
  /** Signing name: `execute-api`, `states`, `s3`. */
  readonly service: string;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** As the service is called; the connection goes to the emulator in any case. Default the emulator's own. */
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface AwsReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly bytes: Buffer;
  /** The body, parsed; undefined where it is no JSON. */
  readonly json: unknown;
}

export type CallAws = (request: AwsRequest) => Promise<AwsReply>;

/** Sends requests to the emulator at `url`, signed with Signature Version 4. */
export function makeCallAws(url: string): CallAws {
  const { hostname, port, host } = new URL(url);
  return async ({ service, method, path, host: named = host, headers = {}, body = '' }) => {
    const [pathname = '/', query = ''] = path.split('?');
    const unsigned = {
      method,
      protocol: 'http:',
      hostname: named,
      path: pathname,
      query: Object.fromEntries(new URLSearchParams(query)),
      headers: { ...headers, host: named },
      body,
    };
    const signed = await signerFor(service).sign(unsigned);
    return await send({ hostname, port, method, path, headers: signed.headers }, body);
  };
}

function signerFor(service: string): SignatureV4 {
  return new SignatureV4({
    service,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    sha256: Sha256,
    uriEscapePath: service !== 's3',
  });
}

/** The hash that the signer wants, on Node's. */
class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', toBuffer(secret));
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(toBuffer(data));
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }

  reset(): void {}
}

function toBuffer(data: string | ArrayBuffer | ArrayBufferView): Buffer {
  if (typeof data === 'string') return Buffer.from(data);
  return ArrayBuffer.isView(data)
    ? Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    : Buffer.from(data);
}

interface Target {
  readonly hostname: string;
  readonly port: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

function send(target: Target, body: string | Buffer): Promise<AwsReply> {
  const { promise, resolve, reject } = Promise.withResolvers<AwsReply>();
  const sent = request({ ...target, timeout: 60_000 }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('error', reject);
    response.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const text = bytes.toString();
      const { statusCode = 0, headers } = response;
      resolve({ status: statusCode, headers, text, bytes, json: parse(text) });
    });
  });
  sent.on('timeout', () => sent.destroy(new Error(`${target.method} ${target.path}: no answer within 60 s`)));
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A call of a service that speaks JSON with a target, such as Step Functions; throws for a refusal. */
export async function callJson(
  call: CallAws,
  service: string,
  target: string,
  body: unknown,
): Promise<unknown> {
  const reply = await call({
    service,
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target },
    body: JSON.stringify(body),
  });
  if (reply.status >= 300) throw new Error(`${target} answered ${reply.status}: ${reply.text}`);
  return reply.json;
}
