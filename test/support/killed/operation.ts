import { expect } from 'vitest';
import * as z from 'zod/mini';
import type { HttpRequest } from '../http-event.ts';
import type { Instance } from '../instance.ts';
import type { WireMeter } from '../wire/wire-meter.ts';

/** A deadline that a busy machine keeps as well. */
export const PATIENCE_MS = 10_000;

/** What became of one call: a reply, or a refusal that says to come again. */
export interface Outcome {
  readonly status: number;
  readonly json: unknown;
}

/** Something an instance is asked for; asked again it has to complete what was left. */
export interface Operation {
  readonly title: string;
  /** Cut off before its writes only, where it reads much. */
  readonly isCutAtWrites?: true;
  /** What is there before. */
  readonly prepare?: (fresh: Instance, agent: string) => Promise<unknown>;
  readonly run: (instance: Instance, agent: string) => Promise<Outcome>;
  /** The call that repeats it, where it differs. */
  readonly repeat?: (instance: Instance, agent: string) => Promise<Outcome>;
  /** Statuses of the repeat. */
  readonly repeated: readonly number[];
  /** Expects what has to be true once it was repeated. */
  readonly expectAfter: (facts: After) => Promise<void>;
}

export interface After {
  readonly agent: string;
  /** An instance that reaches its tables. */
  readonly fresh: Instance;
  /** The reply to the call that was cut off, if it was acknowledged. */
  readonly first: Outcome | undefined;
  readonly second: Outcome;
  /** False if the operation ended before there was anything to cut off. */
  readonly wasCut: boolean;
}

/** Sends an agent's request. */
export async function ask(
  { send }: Instance,
  agent: string,
  line: string,
  rest: Omit<HttpRequest, 'line'> = {},
): Promise<Outcome> {
  return await send({ line: line.replace(' /', ` /agents/${agent}/`), ...rest });
}

/** Invokes a function as the platform does; a refusal that a retry may mend is a 503. */
export async function invokeDirectly({ invoke }: Instance, name: string, event: unknown): Promise<Outcome> {
  try {
    return { status: 200, json: await invoke(name, event) };
  } catch (error) {
    if (error instanceof Error && ['throttled', 'unavailable'].includes(error.name))
      return { status: 503, json: { code: error.name } };
    throw error;
  }
}

/** Runs it on an instance that loses its tables once the first request of that kind was sent, `PutItem` or so. */
export async function cutAfter(
  { disturb }: Pick<WireMeter, 'disturb'>,
  operation: string,
  run: () => Promise<unknown>,
): Promise<void> {
  let isCut = false;
  disturb((each) => {
    if (isCut) return { kind: 'reset', moment: 'before' };
    isCut = each === operation;
    return undefined;
  });
  await run();
  disturb(undefined);
  expect(isCut).toBe(true);
}

/** Of two runs that count `each`: never more than both, and both where nothing was cut off. */
export function expectCounted(count: number, each: number, wasCut: boolean): void {
  expect(count).toBeGreaterThanOrEqual(wasCut ? each : 2 * each);
  expect(count).toBeLessThanOrEqual(2 * each);
}

const statsSchema = z.looseObject({
  memory: z.looseObject({ totalEntries: z.int(), processingCount: z.int() }),
  tools: z.looseObject({ totalToolCalls: z.int() }),
  responses: z.looseObject({ totalResponses: z.int(), cacheEntries: z.int() }),
  tunings: z.array(z.unknown()),
});

/** The agent's statistics. */
export async function statsOf(instance: Instance, agent: string): Promise<z.infer<typeof statsSchema>> {
  return statsSchema.parse((await ask(instance, agent, 'GET /stats')).json);
}

const answersSchema = z.looseObject({ answers: z.array(z.looseObject({ message: z.string() })) });

/** The agent's stored answers. */
export async function answersOf(instance: Instance, agent: string) {
  return answersSchema.parse((await ask(instance, agent, 'GET /answers')).json).answers;
}

const entriesSchema = z.looseObject({ entries: z.array(z.looseObject({ entryId: z.string() })) });

/** Adds entries of these ids. */
export async function remember(instance: Instance, agent: string, entryIds: readonly string[]) {
  const entries = entryIds.map((entryId) => ({ content: `Loaded ${entryId}.`, entryId }));
  expect(await ask(instance, agent, 'POST /memory', { json: { entries } })).toMatchObject({ status: 201 });
}

/** Ids in memory, sorted; the totals have to be theirs, with `added` ever added. */
export async function idsInMemory(instance: Instance, agent: string, added: number) {
  const { entries } = entriesSchema.parse((await ask(instance, agent, 'GET /memory?limit=100')).json);
  expect((await statsOf(instance, agent)).memory).toMatchObject({
    totalEntries: entries.length,
    processingCount: added,
  });
  return entries.map(({ entryId }) => entryId).sort();
}
