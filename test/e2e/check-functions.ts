import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { FUNCTION_NAMES } from '../../functions/core/names.ts';
import type { DeployedApp } from './support/app.ts';
import type { Check } from './support/report.ts';

const EVENTS = path.resolve(import.meta.dirname, '../../events');

/** What the other events of a function speak of. */
const FIRST: Readonly<Record<string, string>> = {
  memory: 'memory-add.direct.json',
  message: 'message-answer.direct.json',
};

const payloadSchema = z.record(z.string(), z.unknown());

/** Invokes every function directly with each sample event that is served. */
export async function checkFunctions(check: Check, app: DeployedApp): Promise<void> {
  const files = (await readdir(EVENTS)).filter((file) => /^[a-z-]+\.direct\.json$/.test(file));
  for (const name of FUNCTION_NAMES)
    await check(`direct invocation of ${name}`, async () => {
      const own = files.filter((file) => file.startsWith(`${name}-`) && ownerOf(file) === name);
      assert.ok(own.length > 0);
      await Promise.all(own.map((file) => invokeEvent(app, name, file)));
      return `${own.length} sample events`;
    });
  await check('a refusal is thrown, with its reason', async () => {
    await assert.rejects(
      app.invoke('MemoryFunctionArn', { agentId: 'e2e', content: '' }),
      (error: unknown) => error instanceof Error && error.message === 'content must not be empty.',
    );
  });
  await check('GET /health, by direct invocation', async () => {
    assert.deepEqual(await app.invoke('MemoryFunctionArn', { operation: 'health' }), { status: 'ok' });
  });
}

async function invokeEvent(app: DeployedApp, name: string, file: string): Promise<void> {
  const agentId = path.basename(file, '.direct.json');
  const first = FIRST[name];
  if (first !== undefined && first !== file)
    await app.invoke(outputOf(name), await readEvent(first, agentId));
  const reply = await app.invoke(outputOf(name), await readEvent(file, agentId));
  assert.equal(typeof reply, 'object', file);
  assert.ok(!Object.hasOwn(payloadSchema.parse(reply), 'statusCode'), file);
}

/** The event for an agent of its own, so that the order of the events does not matter. */
async function readEvent(file: string, agentId: string): Promise<unknown> {
  const event = payloadSchema.parse(JSON.parse(await readFile(path.join(EVENTS, file), 'utf8')));
  return event['agentId'] === undefined ? event : { ...event, agentId };
}

/** `tool-batch-run.direct.json` is of tool-batch. */
function ownerOf(file: string): string {
  return FUNCTION_NAMES.find((name) => file.startsWith(`${name}-`)) ?? '';
}

function outputOf(name: string): string {
  const pascal = name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `${pascal}FunctionArn`;
}
