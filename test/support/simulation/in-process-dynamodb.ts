import { EventEmitter } from 'node:events';
import dynalite from 'dynalite';
import * as z from 'zod/mini';
import { makeDocumentClient } from '../../../functions/adapters/dynamodb/client.ts';
import { LOCAL_CREDENTIALS } from '../../../local/aws-environment.ts';
import { createTables } from '../../../local/create-tables.ts';
import { deployedTables } from '../dynamodb-tables.ts';

const requestSchema = z.object({ headers: z.record(z.string(), z.string()), body: z.unknown() });

/** A request as the SDK hands it to the connection. */
export interface DynamodbRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface DynamodbReply {
  readonly status: number;
  readonly body: string;
}

/** The embedded DynamoDB without a socket or a thread: what it does is over once the reply is there. */
export interface InProcessDynamodb {
  readonly memoryTable: string;
  readonly cacheTable: string;
  readonly statisticsTable: string;
  readonly exchange: (request: DynamodbRequest) => Promise<DynamodbReply>;
}

/** Starts it with the tables as they are deployed, empty. */
export async function startInProcessDynamodb(): Promise<InProcessDynamodb> {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const exchange = ({ headers, body }: DynamodbRequest) =>
    new Promise<DynamodbReply>((resolve) => {
      const request = Object.assign(new EventEmitter(), { method: 'POST', url: '/', headers });
      const response = {
        statusCode: 200,
        setHeader: () => {},
        end: (text: string) => resolve({ status: response.statusCode, body: text }),
      };
      server.emit('request', request, response);
      request.emit('data', Buffer.from(body));
      request.emit('end');
    });
  await createTables(connectThrough(exchange), deployedTables('Simulated'), { timeToLive: false });
  return {
    memoryTable: 'Simulated-MemoryTable',
    cacheTable: 'Simulated-CacheTable',
    statisticsTable: 'Simulated-StatisticsTable',
    exchange,
  };
}

/** The functions' client, with everything that it does itself, over that connection; `send` may throw as one does. */
export function connectThrough(send: (request: DynamodbRequest) => Promise<DynamodbReply>) {
  const handle = async (given: unknown) => {
    const { headers, body } = requestSchema.parse(given);
    const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body);
    const reply = await send({ headers, body: text });
    return {
      response: {
        statusCode: reply.status,
        headers: { 'content-type': 'application/x-amz-json-1.0' },
        body: new Uint8Array(Buffer.from(reply.body)),
      },
    };
  };
  return makeDocumentClient(
    { readUnits: 0, writeUnits: 0 },
    {
      endpoint: 'http://127.0.0.1',
      region: 'us-east-1',
      credentials: LOCAL_CREDENTIALS,
      requestHandler: { handle, httpHandlerConfigs: () => ({}), updateHttpClientConfig: () => {} },
    },
  );
}
