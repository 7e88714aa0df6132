import * as z from 'zod/mini';
import type { NewId } from '../../../functions/core/ports.ts';
import { makeObserved, type Observed } from '../../core/support/observed.ts';
import {
  connectThrough,
  type DynamodbReply,
  type DynamodbRequest,
  type InProcessDynamodb,
} from './in-process-dynamodb.ts';
import type { Stage } from './simulate.ts';

/** A request that DynamoDB carried out or refused. */
export interface Sent {
  readonly instance: string;
  /** `PutItem` and the like. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly isApplied: boolean;
  /** True when the instance never heard of the outcome. */
  readonly isLost: boolean;
  readonly atMs: number;
}

export type Ended<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'died' };

/** One instance of a function; it may die at any of its acts, and then nothing of it goes on. */
export interface Instance {
  readonly name: string;
  readonly client: ReturnType<typeof connectThrough>;
  readonly newId: NewId;
  readonly observed: Observed;
  readonly isDead: () => boolean;
  /** An act beside DynamoDB, such as a tool's: its beginning and its end are steps of the scheduler. */
  readonly act: <T>(label: string, perform: () => T) => Promise<T>;
  /** How the work ends, unless the instance dies before. */
  readonly run: <T>(work: () => Promise<T>) => Promise<Ended<T>>;
}

/** Starts an instance. */
export function makeInstance(
  stage: Stage,
  dynamodb: InProcessDynamodb,
  history: Sent[],
  name: string,
): Instance {
  const death = Promise.withResolvers<void>();
  let isDead = false;
  let ids = 0;
  const die = async (): Promise<never> => {
    isDead = true;
    stage.disturbed = true;
    death.resolve();
    return await new Promise<never>(() => {});
  };
  const nextFault = () => {
    const fault = stage.chaos.faults.get(++stage.acts);
    if (fault !== undefined) stage.disturbed = true;
    return fault;
  };
  const step = async (label: string) => {
    await stage.scheduler.schedule(Promise.resolve(), `${name} ${label}`);
    if (isDead) await die();
  };
  const send = async (request: DynamodbRequest): Promise<DynamodbReply> => {
    if (isDead) return await die();
    const fault = nextFault();
    const operation = operationOf(request);
    await step(operation);
    if (fault === 'dies before') return await die();
    if (fault === 'throttled') return THROTTLED;
    if (fault === 'unsent') throw new Lost();
    stage.busy++;
    const reply = await dynamodb.exchange(request).finally(() => stage.busy--);
    const isApplied = reply.status === 200;
    const isLost = fault === 'unanswered' || fault === 'dies after';
    const input = inputSchema.parse(JSON.parse(request.body));
    history.push({ instance: name, operation, input, isApplied, isLost, atMs: stage.time.clock() });
    if (fault === 'dies after') return await die();
    await step(`${operation} answered`);
    if (isLost) throw new Lost();
    return reply;
  };
  return {
    name,
    client: connectThrough(send),
    newId: () => `${name}-${++ids}`,
    observed: makeObserved(),
    isDead: () => isDead,
    act: async (label, perform) => {
      if (isDead) return await die();
      const fault = nextFault();
      await step(label);
      if (fault === 'dies before') return await die();
      const value = perform();
      if (fault === 'dies after') return await die();
      await step(`${label} ended`);
      return value;
    },
    run: async <T>(work: () => Promise<T>) =>
      await Promise.race([
        death.promise.then((): Ended<T> => ({ kind: 'died' })),
        work().then(
          (value): Ended<T> => ({ kind: 'done', value }),
          (error: unknown): Ended<T> => ({ kind: 'failed', error }),
        ),
      ]),
  };
}

const inputSchema = z.record(z.string(), z.unknown());

const THROTTLED: DynamodbReply = {
  status: 400,
  body: JSON.stringify({
    __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
    message: 'Too much.',
  }),
};

/** What the SDK takes for a broken connection. */
class Lost extends Error {
  override readonly name = 'TimeoutError';
}

function operationOf({ headers }: DynamodbRequest): string {
  return headers['x-amz-target']?.split('.')[1] ?? '';
}
