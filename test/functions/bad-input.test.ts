import { describe, expect, it } from 'vitest';
import type { FunctionName } from '../../functions/core/names.ts';
import type { HttpRequest } from '../support/http-event.ts';
import { startMillrace } from '../support/millrace.ts';
import { expectProblem } from '../support/problem.ts';

const { send, invoke, refusal } = await startMillrace();

type Bad = HttpRequest & { readonly status?: number; readonly code?: string; readonly pointer?: string };

const memory = 'POST /agents/A/memory';
const messages = 'POST /agents/A/messages';
const batches = 'POST /agents/A/tool-batches';
const settings = 'PATCH /agents/A/settings';
const content = 'Load finished.';
const tool = 'profile_dataset';
const cursorOf = (fields: unknown) => Buffer.from(JSON.stringify(fields)).toString('base64url');

/** `A` stands for an agent of the case's own; 400 `invalid_request` unless the case says otherwise. */
const BAD: Readonly<Record<string, Bad>> = {
  'a body that is cut off': { line: memory, text: '{"content": "Load', code: 'malformed_json' },
  'a body that is no JSON': { line: memory, text: 'content=Load', code: 'malformed_json' },
  'NaN, which JSON has not': {
    line: memory,
    text: '{"content":"x","importance":NaN}',
    code: 'malformed_json',
  },
  'bytes that are no UTF-8': {
    line: memory,
    text: Buffer.concat([Buffer.from('{"content":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
    code: 'malformed_json',
  },
  'no body': { line: memory, pointer: '#/content' },
  'a body of white space': { line: memory, text: '  \n', pointer: '#/content' },
  'an array as body': { line: memory, json: [{ content }], pointer: '#' },
  'null as body': { line: messages, json: null, pointer: '#' },
  'a string as body': { line: batches, json: 'requests', pointer: '#' },
  'a number as body': { line: settings, json: 7, pointer: '#' },
  'another content type': {
    line: memory,
    json: { content },
    headers: { 'content-type': 'text/plain' },
    status: 415,
    code: 'unsupported_media_type',
  },
  'a form': {
    line: messages,
    text: 'message=hello',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    status: 415,
    code: 'unsupported_media_type',
  },
  'an empty content type': {
    line: memory,
    json: { content },
    headers: { 'content-type': '' },
    status: 415,
    code: 'unsupported_media_type',
  },
  'a body over 1 MiB': {
    line: memory,
    json: { content: 'x'.repeat(1_048_576) },
    status: 413,
    code: 'body_too_large',
  },
  'a body nested 101 levels deep': {
    line: batches,
    text: `{"requests":[{"tool":"${tool}","params":${'{"a":'.repeat(120)}1${'}'.repeat(120)}}]}`,
  },
  'a body nested 400,000 levels deep': { line: batches, text: '['.repeat(400_000) + ']'.repeat(400_000) },
  '__proto__ at the top': {
    line: memory,
    text: '{"content":"x","__proto__":{"importance":1}}',
    pointer: '#/__proto__',
  },
  '__proto__ deeper down': {
    line: batches,
    text: `{"requests":[{"tool":"${tool}","params":{"records":[{"__proto__":{"x":1}}]}}]}`,
    pointer: '#/requests/0/params/records/0/__proto__',
  },
  'constructor as a key': { line: memory, json: { content, constructor: 1 }, pointer: '#/constructor' },

  'an unknown key in an entry': { line: memory, json: { content, colour: 'red' }, pointer: '#/colour' },
  'an unknown key in one of several': {
    line: memory,
    json: { entries: [{ content }, { content, colour: 'red' }] },
    pointer: '#/entries/1/colour',
  },
  'an agentId in the body': { line: memory, json: { content, agentId: 'other' }, pointer: '#/agentId' },
  'a tenant in the body': { line: memory, json: { content, tenant: 'other' }, pointer: '#/tenant' },
  'content of the wrong type': { line: memory, json: { content: 5 }, pointer: '#/content' },
  'empty content': { line: memory, json: { content: '' }, pointer: '#/content' },
  'content of 65,537 bytes': {
    line: memory,
    json: { content: `${'ü'.repeat(32_768)}x` },
    pointer: '#/content',
  },
  'a key with half a character': {
    line: batches,
    text: `{"requests":[{"tool":"${tool}","params":{"a/b":{"\\ud800":1}}}]}`,
    pointer: '#/requests/0/params/a~1b',
  },
  'content with half a character': { line: memory, text: '{"content":"x\\ud800"}', pointer: '#/content' },
  'importance 1.5': { line: memory, json: { content, importance: 1.5 }, pointer: '#/importance' },
  'importance below 0': { line: memory, json: { content, importance: -0.1 }, pointer: '#/importance' },
  'importance null': { line: memory, json: { content, importance: null }, pointer: '#/importance' },
  'importance as text': { line: memory, json: { content, importance: '0.5' }, pointer: '#/importance' },
  'infinite volume': {
    line: memory,
    text: '{"content":"x","dataVolumeGb":1e999}',
    pointer: '#/dataVolumeGb',
  },
  'a negative volume': { line: memory, json: { content, dataVolumeGb: -1 }, pointer: '#/dataVolumeGb' },
  'a stage in capitals': { line: memory, json: { content, stage: 'ERROR' }, pointer: '#/stage' },
  'a time without an offset': {
    line: memory,
    json: { content, timestamp: '2026-03-12T10:00:00' },
    pointer: '#/timestamp',
  },
  'a time that does not exist': {
    line: memory,
    json: { content, timestamp: '2026-02-30T10:00:00Z' },
    pointer: '#/timestamp',
  },
  'a time more than 5 minutes ahead': {
    line: memory,
    json: { content, timestamp: new Date(Date.now() + 3_600_000).toISOString() },
    pointer: '#/timestamp',
  },
  'a time ahead in one of several': {
    line: memory,
    json: { entries: [{ content }, { content, timestamp: new Date(Date.now() + 3_600_000).toISOString() }] },
    pointer: '#/entries/1/timestamp',
  },
  'a dataset with a control character': {
    line: memory,
    json: { content, dataset: 'a\nb' },
    pointer: '#/dataset',
  },
  'an entryId with a slash': { line: memory, json: { content, entryId: 'a/b' }, pointer: '#/entryId' },
  'no entries': { line: memory, json: { entries: [] }, pointer: '#/entries' },
  '26 entries': {
    line: memory,
    json: { entries: Array.from({ length: 26 }, () => ({ content })) },
    pointer: '#/entries',
  },
  'entries that are no list': { line: memory, json: { entries: { content } }, pointer: '#/entries' },
  'an entry that is no object': { line: memory, json: { entries: [content] }, pointer: '#/entries/0' },
  'one entryId twice': {
    line: memory,
    json: {
      entries: [
        { content, entryId: 'a' },
        { content, entryId: 'a' },
      ],
    },
    pointer: '#/entries/1/entryId',
  },
  'an Idempotency-Key of 256 characters': {
    line: memory,
    json: { content },
    headers: { 'idempotency-key': 'k'.repeat(256) },
    pointer: '#/Idempotency-Key',
  },
  'an empty Idempotency-Key': {
    line: memory,
    json: { content },
    headers: { 'idempotency-key': '' },
    pointer: '#/Idempotency-Key',
  },

  'limit 0': { line: '/agents/A/memory?limit=0', pointer: '#/limit' },
  'limit 101': { line: '/agents/A/memory?limit=101', pointer: '#/limit' },
  'limit abc': { line: '/agents/A/memory?limit=abc', pointer: '#/limit' },
  'limit 1.5': { line: '/agents/A/memory?limit=1.5', pointer: '#/limit' },
  'an empty limit': { line: '/agents/A/memory?limit=', pointer: '#/limit' },
  'limit twice': { line: '/agents/A/memory?limit=1&limit=2', pointer: '#/limit' },
  'an unknown query parameter': { line: '/agents/A/memory?page=2', pointer: '#/page' },
  'a query parameter where there are none': { line: '/agents/A/settings?a=1', pointer: '#/a' },
  'a query parameter beside a body': {
    line: `${memory}?importance=1`,
    json: { content },
    pointer: '#/importance',
  },
  'a member of the body in the query': {
    line: `${memory}?stage=error`,
    json: { content },
    pointer: '#/stage',
  },
  'a body where there is none': {
    line: 'DELETE /agents/A/memory',
    json: { entryId: 'a' },
    pointer: '#/entryId',
  },
  'a path parameter in the query too': { line: '/agents/A/memory/a?entryId=b', pointer: '#/entryId' },
  'a cursor of nonsense': {
    line: '/agents/A/memory?cursor=zzz',
    code: 'invalid_cursor',
    pointer: '#/cursor',
  },
  'an empty cursor': { line: '/agents/A/memory?cursor=', code: 'invalid_cursor', pointer: '#/cursor' },
  'a cursor without its checksum': {
    line: `/agents/A/memory?cursor=${cursorOf([1, 2, 'a', ''])}`,
    code: 'invalid_cursor',
    pointer: '#/cursor',
  },
  'maxChars 0': { line: '/agents/A/context?maxChars=0', pointer: '#/maxChars' },
  'maxChars abc': { line: '/agents/A/context?maxChars=abc', pointer: '#/maxChars' },
  'maxChars beyond reason': { line: '/agents/A/context?maxChars=99999999', pointer: '#/maxChars' },
  'an empty query for the context': { line: '/agents/A/context?query=', pointer: '#/query' },
  'a window that is no duration': { line: '/agents/A/stats?window=1h', pointer: '#/window' },
  'a window of nothing': { line: '/agents/A/stats?window=PT0H', pointer: '#/window' },

  'an empty message': { line: messages, json: { message: '' }, pointer: '#/message' },
  'a message of white space': { line: messages, json: { message: ' \n ' }, pointer: '#/message' },
  'no message': { line: messages, json: {}, pointer: '#/message' },
  'a message of 8,001 characters': {
    line: messages,
    json: { message: 'x'.repeat(8001) },
    pointer: '#/message',
  },
  'a message of 8,001 emoji': { line: messages, json: { message: '🙂'.repeat(8001) }, pointer: '#/message' },
  'a message with half a character': { line: messages, text: '{"message":"x\\udc00"}', pointer: '#/message' },
  'a deadline of 0': { line: messages, json: { message: 'x', deadlineMs: 0 }, pointer: '#/deadlineMs' },
  'a cache mode that is none': { line: messages, json: { message: 'x', cache: 'no' }, pointer: '#/cache' },
  'datasets that are no list': {
    line: messages,
    json: { message: 'x', datasets: 'orders' },
    pointer: '#/datasets',
  },
  'an unknown key beside a message': {
    line: messages,
    json: { message: 'x', temperature: 1 },
    pointer: '#/temperature',
  },
  'an answer without a response': {
    line: 'PUT /agents/A/answers',
    json: { message: 'x' },
    pointer: '#/response',
  },
  'an answerId that is not hexadecimal': {
    line: `/agents/A/answers/${'g'.repeat(32)}`,
    pointer: '#/answerId',
  },
  'an answerId that is too short': { line: '/agents/A/answers/abc', pointer: '#/answerId' },

  'a batch without requests': { line: batches, json: { requests: [] }, pointer: '#/requests' },
  'a batch of 101 requests': {
    line: batches,
    json: { requests: Array.from({ length: 101 }, () => ({ tool })) },
    pointer: '#/requests',
  },
  'a request without a tool': {
    line: batches,
    json: { requests: [{ params: {} }] },
    pointer: '#/requests/0/tool',
  },
  'params that are a list': {
    line: batches,
    json: { requests: [{ tool, params: [] }] },
    pointer: '#/requests/0/params',
  },
  'an unknown key in a request': {
    line: batches,
    json: { requests: [{ tool, retries: 3 }] },
    pointer: '#/requests/0/retries',
  },
  'concurrency 65': {
    line: batches,
    json: { requests: [{ tool }], concurrency: 65 },
    pointer: '#/concurrency',
  },

  'an unknown setting': { line: settings, json: { memory: { colour: 1 } }, pointer: '#/memory/colour' },
  'a target out of range': {
    line: settings,
    json: { answers: { targetMs: 249 } },
    pointer: '#/answers/targetMs',
  },
  'more answers kept than stored': {
    line: settings,
    json: { answers: { keepStored: 9, maxStored: 8 } },
    pointer: '#/answers/keepStored',
  },
  'a key where a tuning takes none': {
    line: 'POST /agents/A/tunings',
    json: { now: true },
    pointer: '#/now',
  },
  'an entry that is not there': { line: '/agents/A/memory/none', status: 404, code: 'not_found' },
  'an answer that is not there': {
    line: `/agents/A/answers/${'0'.repeat(32)}`,
    status: 404,
    code: 'not_found',
  },
};

const rows = Object.entries(BAD).map(([title, bad], n) => ({ title, bad, agentId: `bad-${n}` }));

describe('a request with', () => {
  it.each(rows)('$title is refused, and nothing is stored', async ({ bad, agentId }) => {
    const { status = 400, code = 'invalid_request', pointer, ...request } = bad;
    const line = request.line.replace('/A/', `/${agentId}/`);
    expectProblem(await send({ ...request, line }), {
      status,
      code,
      ...(pointer === undefined ? {} : { pointer }),
    });
    expect((await send({ line: `/agents/${agentId}/stats` })).json).toMatchObject({
      memory: { totalEntries: 0, processingCount: 0, totalDataVolumeGb: 0 },
      tools: { totalToolCalls: 0 },
      responses: { totalResponses: 0, cacheEntries: 0 },
      tunings: [],
    });
  });
});

describe('an agent id', () => {
  it.each([
    ['with a slash', 'a%2Fb'],
    ['of 65 characters', 'a'.repeat(65)],
    ['that starts with a dot', '.a'],
    ['with a space', 'a%20b'],
    ['with a line break at its end', 'a%0A'],
    ['with a number sign', 'a%23b'],
    ['of two dots', '..'],
    ['with a letter beyond ASCII', '%C3%BC'],
  ])('%s is refused on every kind of route', async (_, id) => {
    for (const line of ['/agents/X/memory', 'DELETE /agents/X/answers', '/agents/X/stats'])
      expectProblem(await send({ line: line.replace('X', id) }), {
        status: 400,
        code: 'invalid_request',
        pointer: '#/agentId',
      });
  });

  it('may have 64 characters', async () => {
    expect(await send({ line: `/agents/${'a'.repeat(64)}/memory` })).toMatchObject({ status: 200 });
  });
});

describe('a cursor', () => {
  it('of another agent, or changed in any place, is refused', async () => {
    for (const agentId of ['first', 'second'])
      await send({
        line: `POST /agents/${agentId}/memory`,
        json: {
          entries: [
            { content, entryId: 'a', timestamp: '2026-03-12T00:00:00Z' },
            { content, entryId: 'b', timestamp: '2026-03-12T00:00:00Z' },
          ],
        },
      });
    const page = (await send({ line: '/agents/first/memory?limit=1' })).json;
    expect(page).toHaveProperty('nextCursor', expect.any(String));
    const cursor = new URLSearchParams(JSON.parse(JSON.stringify(page))).get('nextCursor') ?? '';
    expect(await send({ line: `/agents/first/memory?cursor=${cursor}` })).toMatchObject({
      status: 200,
      json: { entries: [{ entryId: 'a' }] },
    });
    const refused = { status: 400, code: 'invalid_cursor', pointer: '#/cursor' };
    expectProblem(await send({ line: `/agents/second/memory?cursor=${cursor}` }), refused);
    for (const changed of [cursor.slice(1), `${cursor}A`, `${cursor}=`, cursor.replace(/^./, 'X')])
      expectProblem(await send({ line: `/agents/first/memory?cursor=${changed}` }), refused);
    const [time, sequence, , check] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    expectProblem(
      await send({ line: `/agents/first/memory?cursor=${cursorOf([time, sequence, 'z', check])}` }),
      refused,
    );
  });
});

describe('an entryId that is taken', () => {
  it('is a conflict for other content and none for the same', async () => {
    const line = 'POST /agents/taken/memory';
    await send({ line, json: { content, entryId: 'a' } });
    expect(await send({ line, json: { content, entryId: 'a' } })).toMatchObject({ status: 201 });
    expectProblem(await send({ line, json: { content: 'Other.', entryId: 'a' } }), {
      status: 409,
      code: 'entry_conflict',
    });
    expect((await send({ line: '/agents/taken/stats' })).json).toMatchObject({
      memory: { totalEntries: 1, processingCount: 1 },
    });
    expect((await send({ line: '/agents/taken/memory/a' })).json).toMatchObject({ content });
  });
});

describe('a flood of faults', () => {
  it('is answered with the first of them, so that the reply stays small', async () => {
    const keys = Array.from({ length: 80_000 }, (_, n) => [`k${n}`, 1]);
    const unknown = await send({ line: memory, json: Object.fromEntries(keys) });
    expectProblem(unknown, { status: 400, code: 'invalid_request' });
    expect(unknown.text.length).toBeLessThan(20_000);
    const ills = { message: 'x', datasets: Array.from({ length: 200_000 }, () => 1) };
    const ill = await send({ line: messages, json: ills });
    expectProblem(ill, { status: 400, code: 'invalid_request', pointer: '#/datasets' });
    expect(ill.text.length).toBeLessThan(20_000);
  });

  it('does not come back in full: a key of 900,000 characters is cut', async () => {
    const long = await send({ line: memory, json: { content, ['ü'.repeat(400_000)]: 1 } });
    expectProblem(long, { status: 400, code: 'invalid_request' });
    expect(long.text.length).toBeLessThan(20_000);
  });
});

describe('the request id', () => {
  it('is that of API Gateway, on good replies and on bad ones', async () => {
    for (const line of ['/health', '/agents/x/memory', '/agents/x/memory?limit=0', '/agents/.x/memory'])
      expect((await send({ line })).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a direct invocation with', () => {
  const call = { agentId: 'direct' };

  it.each<[string, FunctionName, unknown, string, RegExp]>([
    ['an operation that is none', 'memory', { ...call, operation: 'sing' }, 'unknown_operation', /"sing"/],
    [
      'the operation of another function',
      'stats',
      { ...call, operation: 'add' },
      'unknown_operation',
      /"add"/,
    ],
    ['an operation that is no text', 'memory', { ...call, operation: 5 }, 'invalid_request', /operation/],
    ['the name of any object as operation', 'memory', { operation: 'toString' }, 'unknown_operation', /./],
    ['no agentId', 'memory', { content }, 'invalid_request', /agentId is required/],
    ['a bad agentId', 'memory', { agentId: 'a/b', content }, 'invalid_request', /agentId/],
    ['a bad tenant', 'memory', { ...call, tenant: '', content }, 'invalid_request', /tenant/],
    ['an unknown key', 'memory', { ...call, content, colour: 1 }, 'invalid_request', /colour/],
    ['NaN', 'memory', { ...call, content, importance: Number.NaN }, 'invalid_request', /importance/],
    [
      '__proto__',
      'memory',
      JSON.parse('{"agentId":"direct","__proto__":{}}'),
      'invalid_request',
      /__proto__/,
    ],
    ['null', 'memory', null, 'invalid_request', /body/i],
    ['a list', 'message', [], 'invalid_request', /body/i],
    ['a text', 'stats', 'agentId', 'invalid_request', /body/i],
    ['nothing', 'tool-batch', undefined, 'invalid_request', /body/i],
    ['no requests', 'tool-batch', { ...call, requests: [] }, 'invalid_request', /requests/],
    ['a bad window', 'stats', { ...call, window: 'soon' }, 'invalid_request', /window/],
    ['a bad key', 'memory', { ...call, content, idempotencyKey: '' }, 'invalid_request', /idempotency/i],
    ['a foreign cursor', 'memory', { ...call, operation: 'list', cursor: 'x' }, 'invalid_cursor', /cursor/],
    ['a tool that acts on nothing', 'maintenance', { ...call, tool: 'x' }, 'invalid_request', /tool/],
  ])('%s is thrown as a refusal under its code', async (_, name, payload, code, message) => {
    const thrown = await refusal(name, payload);
    expect(thrown).toEqual({ name: code, message: expect.stringMatching(message) });
    expect(thrown.message).not.toMatch(/\n\s+at /);
  });

  it('none of these stores anything', async () => {
    expect(await invoke('stats', call)).toMatchObject({
      memory: { processingCount: 0 },
      tools: { totalToolCalls: 0 },
      responses: { totalResponses: 0 },
    });
  });
});
