import { createHash, createHmac } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';

const TARGET = 'DynamoDB_20120810.GetItem';
const SIGNED = 'host;x-amz-date;x-amz-target';

/** One GetItem without any package: SigV4 by node:crypto, and one request of node:https (node:http for an emulator). */
export async function handler(): Promise<unknown> {
  const Key = { pk: { S: 'absent' }, sk: { S: 'absent' } };
  const body = JSON.stringify({ TableName: process.env['MILLRACE_MEMORY_TABLE'], Key });
  const region = process.env['AWS_REGION'] ?? '';
  const address =
    process.env['AWS_ENDPOINT_URL_DYNAMODB'] ??
    process.env['AWS_ENDPOINT_URL'] ??
    `https://dynamodb.${region}.amazonaws.com`;
  const url = new URL(address);
  const { Item = {} } = JSON.parse(await post(url, sign(url.host, region, body), body));
  return Item;
}

/** Headers of the request, by https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function sign(host: string, region: string, body: string): Record<string, string> {
  const time = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const day = time.slice(0, 8);
  const token = process.env['AWS_SESSION_TOKEN'];
  const canonical = `POST\n/\n\nhost:${host}\nx-amz-date:${time}\nx-amz-target:${TARGET}\n\n${SIGNED}\n${sha256(body)}`;
  const scope = `${day}/${region}/dynamodb/aws4_request`;
  const secret = `AWS4${process.env['AWS_SECRET_ACCESS_KEY'] ?? ''}`;
  const key = [region, 'dynamodb', 'aws4_request'].reduce<Buffer>(hmac, hmac(secret, day));
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`).toString('hex');
  const credential = `${process.env['AWS_ACCESS_KEY_ID'] ?? ''}/${scope}`;
  return {
    host,
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-date': time,
    'x-amz-target': TARGET,
    ...(token === undefined ? {} : { 'x-amz-security-token': token }),
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${SIGNED}, Signature=${signature}`,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

async function post(url: URL, headers: Record<string, string>, body: string): Promise<string> {
  const { request } = url.protocol === 'https:' ? https : http;
  return await new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers }, (reply) => {
      let text = '';
      reply.setEncoding('utf8');
      reply.on('data', (part: string) => (text += part));
      reply.on('end', () => (reply.statusCode === 200 ? resolve(text) : reject(new Error(text))));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
