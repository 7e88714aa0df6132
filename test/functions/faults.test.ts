import { afterAll, afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type HttpAnswer, startMillrace } from '../support/millrace.ts';
import { expectProblem } from '../support/problem.ts';
import { type FaultPlan, startWireMeter, type WireFault } from '../support/wire/wire-meter.ts';

const { send } = await startMillrace();
const meter = await startWireMeter(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
process.env['AWS_ENDPOINT_URL_DYNAMODB'] = meter.url;
afterAll(() => meter.close());
afterEach(() => meter.disturb(undefined));

const listSchema = z.looseObject({ entries: z.array(z.looseObject({ entryId: z.string() })) });
const statsSchema = z.looseObject({
  memory: z.looseObject({
    totalEntries: z.int(),
    processingCount: z.int(),
    totalDataVolumeGb: z.number(),
  }),
});
const problemSchema = z.looseObject({ status: z.int(), code: z.string() });

/** What the table of an agent's memory says once DynamoDB is well again. */
async function memoryOf(agent: string) {
  meter.disturb(undefined);
  const { entries } = listSchema.parse((await send({ line: `${agent}/memory?limit=100` })).json);
  const { memory } = statsSchema.parse((await send({ line: `${agent}/stats` })).json);
  return { ids: entries.map(({ entryId }) => entryId).sort(), ...memory };
}

const add = (agent: string, entryId: string) =>
  send({
    line: `POST ${agent}/memory`,
    json: { content: `Load ${entryId}.`, entryId, dataVolumeGb: 1 },
    headers: { 'idempotency-key': entryId },
  });

/** Adds twelve entries, repeats those that were refused until DynamoDB is well, and gives the ids. */
async function addAll(agent: string, plan: FaultPlan): Promise<string[]> {
  const ids = Array.from({ length: 12 }, (_, n) => `e${String(n).padStart(2, '0')}`);
  meter.disturb(plan);
  const refused: string[] = [];
  for (const id of ids) {
    const answer = await add(agent, id);
    expectServedOrRefused(answer);
    if (answer.status !== 201) refused.push(id);
  }
  meter.disturb(undefined);
  for (const id of refused) expect(await add(agent, id)).toMatchObject({ status: 201 });
  return ids;
}

/** Nothing but a good reply, or a problem that says to come again. */
function expectServedOrRefused(answer: HttpAnswer): void {
  if (answer.status < 300) return;
  const { status, code } = problemSchema.parse(answer.json);
  expect([429, 503], answer.text).toContain(status);
  expectProblem(answer, { status, code });
}

const every = (nth: number, fault: WireFault): FaultPlan => {
  return (_, place) => (place % nth === 0 ? fault : undefined);
};

describe('memory under a DynamoDB that', () => {
  it.each<[string, WireFault, number]>([
    ['throttles every other request', { kind: 'throttle' }, 2],
    ['loses every third request', { kind: 'reset', moment: 'before' }, 3],
    ['loses every third reply', { kind: 'reset', moment: 'after' }, 3],
    ['leaves batches unprocessed', { kind: 'unprocessed' }, 1],
  ])('%s keeps and counts each entry once', async (title, fault, nth) => {
    const agent = `/agents/${title.replaceAll(' ', '-')}`;
    const ids = await addAll(agent, every(nth, fault));
    expect(await memoryOf(agent)).toMatchObject({
      ids,
      totalEntries: 12,
      processingCount: 12,
      totalDataVolumeGb: 12,
    });
  });
});

describe('a process that ends in the middle of adding an entry', () => {
  it.each([1, 2, 3])(
    'at request %i, before or after it, leaves an entry that a repeat counts once',
    async (at) => {
      for (const moment of ['before', 'after'] as const) {
        const agent = `/agents/end-${at}-${moment}`;
        await add(agent, 'first');
        const from = meter.requests.length;
        let count = 0;
        meter.disturb(() => {
          count++;
          if (count < at) return undefined;
          return { kind: 'reset', moment: count === at ? moment : 'before' };
        });
        expectServedOrRefused(await add(agent, 'second'));
        expect(meter.requests.length).toBeGreaterThan(from);
        meter.disturb(undefined);
        expect(await add(agent, 'second')).toMatchObject({ status: 201 });
        expect(await memoryOf(agent)).toMatchObject({
          ids: ['first', 'second'],
          totalEntries: 2,
          processingCount: 2,
          totalDataVolumeGb: 2,
        });
      }
    },
  );
});

describe('a message is answered', () => {
  it.each<[string, WireFault]>([
    ['throttles everything', { kind: 'throttle' }],
    ['takes half a second longer', { kind: 'delay', delayMs: 500 }],
    ['breaks every connection', { kind: 'reset', moment: 'before' }],
    ['leaves batches unprocessed', { kind: 'unprocessed' }],
  ])('although DynamoDB %s', async (_, fault) => {
    meter.disturb(() => fault);
    const answer = await send({
      line: 'POST /agents/asked/messages',
      json: { message: 'Which pipeline rejected rows?' },
    });
    expect(answer).toMatchObject({ status: 200, json: { response: expect.stringMatching(/\S/) } });
  });
});

describe('a batch is run', () => {
  it.each<[string, WireFault]>([
    ['throttles everything', { kind: 'throttle' }],
    ['breaks every connection', { kind: 'reset', moment: 'before' }],
    ['leaves batches unprocessed', { kind: 'unprocessed' }],
  ])('although DynamoDB %s', async (_, fault) => {
    meter.disturb(() => fault);
    const answer = await send({
      line: 'POST /agents/ran/tool-batches',
      json: { requests: [{ tool: 'profile_dataset', params: { records: [{ amount: 1 }] } }] },
    });
    expect(answer).toMatchObject({ status: 200, json: { succeeded: 1, failed: 0 } });
  });
});

describe('what needs DynamoDB', () => {
  it.each(['/agents/down/stats', '/agents/down/memory', '/agents/down/context', '/agents/down/settings'])(
    '%s says so while everything is throttled, and shows no cause',
    async (line) => {
      meter.disturb(() => ({ kind: 'throttle' }));
      expectProblem(await send({ line }), { status: 429, code: 'throttled' });
      meter.disturb(() => ({ kind: 'reset', moment: 'before' }));
      expectProblem(await send({ line }), { status: 503, code: 'unavailable' });
    },
  );
});
