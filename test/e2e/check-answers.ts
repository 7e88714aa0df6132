import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { DeployedApp } from './support/app.ts';
import { MODEL_ANSWER, type ModelServers } from './support/model.ts';
import type { Check } from './support/report.ts';

const replySchema = z.object({
  answerId: z.string(),
  source: z.string(),
  response: z.string(),
  model: z.optional(z.string()),
  usage: z.optional(z.object({ inputTokens: z.number(), outputTokens: z.number() })),
});

const AGENT = '/agents/e2e-answers';

const LATE_MS = 60_000;

/** Long enough for a machine with much else to do. */
const PATIENT_MS = 10_000;

/** The answer path over Bedrock's Converse API: a model that answers, one that is late, and one that fails. */
export async function checkAnswers(check: Check, app: DeployedApp, model: ModelServers): Promise<void> {
  const ask: Ask = async (message, deadlineMs = PATIENT_MS) => {
    const reply = await app.send(`POST ${AGENT}/messages`, { message, deadlineMs });
    assert.equal(reply.status, 200, reply.text);
    return replySchema.parse(reply.json);
  };
  await check(
    'a new question is answered by Bedrock, with its tokens, and exactly the next time',
    async () => {
      const first = await ask('How many days has the table of Seattle?');
      assert.equal(first.source, 'model');
      assert.equal(first.response, MODEL_ANSWER);
      assert.ok(first.model?.includes('nova'), first.model);
      assert.equal(first.usage?.outputTokens, 9);
      assert.ok((first.usage?.inputTokens ?? 0) > 0);
      const asked = model.asked();
      const second = await ask('How many days has the table of Seattle?');
      assert.equal(second.source, 'exact');
      assert.equal(second.response, first.response);
      assert.equal(model.asked(), asked);
    },
  );
  await checkLate(check, app, model, ask);
  await check('a model that fails leaves a fallback, and the next ask gets the answer', async () => {
    model.set({ kind: 'failing' });
    const failed = await ask('Which transform of the pipeline failed today?', 1000);
    assert.equal(failed.source, 'fallback');
    model.set({ kind: 'answering' });
    const answered = await untilAnswered(() => ask('Which transform of the pipeline failed today?'));
    assert.equal(answered.response, MODEL_ANSWER);
  });
}

type Ask = (message: string, deadlineMs?: number) => Promise<z.infer<typeof replySchema>>;

async function checkLate(check: Check, app: DeployedApp, model: ModelServers, ask: Ask): Promise<void> {
  await check(
    'a late model leaves a fallback within the deadline; its answer is finished and then a hit',
    async () => {
      model.set({ kind: 'slow', delayMs: 6000 });
      const startMs = performance.now();
      const late = await ask('How can the orders pipeline be optimized for scale?', 1000);
      assert.equal(late.source, 'fallback');
      assert.notEqual(late.response, MODEL_ANSWER);
      assert.ok(performance.now() - startMs < 6000, 'the fallback waited for the model');
      const pending = await app.send(`GET ${AGENT}/answers/${late.answerId}`);
      assert.ok([200, 202].includes(pending.status), pending.text);
      model.set({ kind: 'answering' });
      const ready = await untilReady(app, late.answerId);
      assert.ok(ready.includes(MODEL_ANSWER), ready);
      assert.equal((await ask('How can the orders pipeline be optimized for scale?')).source, 'exact');
    },
  );
}

async function untilReady(app: DeployedApp, answerId: string): Promise<string> {
  for (const startMs = performance.now(); performance.now() - startMs < LATE_MS; await setTimeout(250)) {
    const reply = await app.send(`GET ${AGENT}/answers/${answerId}`);
    if (reply.status === 200) return reply.text;
  }
  throw new Error(`The late answer was not there within ${LATE_MS / 1000} s.`);
}

async function untilAnswered(ask: () => ReturnType<Ask>) {
  for (const startMs = performance.now(); performance.now() - startMs < LATE_MS; await setTimeout(500)) {
    const reply = await ask();
    if (reply.source !== 'fallback') return reply;
  }
  throw new Error(`The question still had no answer after ${LATE_MS / 1000} s.`);
}
