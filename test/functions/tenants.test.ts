import { describe, expect, it } from 'vitest';
import { toEvent } from '../support/http-event.ts';
import { startMillrace, toHttpAnswer } from '../support/millrace.ts';
import { expectProblem } from '../support/problem.ts';

const { invoke } = await startMillrace();

/** Sends the request with the claims of a token. */
async function sendAs(claims: Readonly<Record<string, unknown>>, line: string, json?: unknown) {
  const { functionName, event } = toEvent({ line, ...(json === undefined ? {} : { json }) });
  const authorizer = { jwt: { claims, scopes: [] } };
  const requestContext = { ...event.requestContext, authorizer };
  return toHttpAnswer(await invoke(functionName, { ...event, requestContext }));
}

describe('two tenants with an agent of the same name', () => {
  it('see nothing of each other', async () => {
    const content = 'Load finished.';
    await sendAs({ tenant: 'a' }, 'POST /agents/x/memory', { content, entryId: 'one' });
    await sendAs({ tenant: 'a' }, 'PUT /agents/x/answers', { message: 'Hello?', response: 'Hello.' });
    await sendAs({ tenant: 'a' }, 'PATCH /agents/x/settings', { context: { maxChars: 99 } });
    expect((await sendAs({ tenant: 'b' }, '/agents/x/memory')).json).toEqual({ entries: [] });
    expect(await sendAs({ tenant: 'b' }, '/agents/x/memory/one')).toMatchObject({ status: 404 });
    expect((await sendAs({ tenant: 'b' }, '/agents/x/answers')).json).toEqual({ answers: [] });
    expect((await sendAs({ tenant: 'b' }, '/agents/x/settings')).json).toMatchObject({
      context: { maxChars: 4000 },
    });
    expect((await sendAs({ tenant: 'b' }, '/agents/x/stats')).json).toMatchObject({
      memory: { totalEntries: 0 },
    });
    expect((await sendAs({ tenant: 'b' }, 'DELETE /agents/x/memory')).json).toEqual({ forgotten: 0 });
    expect(await sendAs({ tenant: 'a' }, '/agents/x/memory/one')).toMatchObject({ status: 200 });
  });

  it('cannot be told apart from others by names that look like parts of a key', async () => {
    await sendAs({ tenant: 'a#x' }, 'POST /agents/y/memory', { content: 'Load finished.' });
    for (const [tenant, agentId] of [
      ['a', 'x'],
      ['a', 'y'],
      ['a#x#y', 'y'],
    ] as const)
      expect((await sendAs({ tenant }, `/agents/${agentId}/memory?limit=1`)).json).not.toMatchObject({
        entries: [{ content: 'Load finished.', entryId: expect.not.stringMatching(/^one$/) }],
      });
  });

  it('are each told apart in direct invocations too', async () => {
    await invoke('memory', { agentId: 'd', tenant: 'a', content: 'Load finished.', entryId: 'one' });
    expect(await invoke('memory', { agentId: 'd', tenant: 'b', operation: 'list' })).toEqual({ entries: [] });
    expect(await invoke('memory', { agentId: 'd', operation: 'list' })).toEqual({ entries: [] });
  });
});

describe('a token', () => {
  it.each([
    ['without the claim', {}],
    ['with an empty claim', { tenant: '' }],
    ['with a claim that is a list', { tenant: ['a', 'b'] }],
    ['with a claim that holds a space', { tenant: 'a b' }],
  ])('%s is refused on the routes of an agent', async (_, claims) => {
    for (const line of ['/agents/x/memory', '/agents/x/stats', '/agents/x/answers'])
      expectProblem(await sendAs(claims, line), { status: 403, code: 'forbidden' });
  });

  it('is not asked for where there is no agent', async () => {
    for (const line of ['/health', '/openapi.json', '/tools'])
      expect(await sendAs({}, line)).toMatchObject({ status: 200 });
  });
});
