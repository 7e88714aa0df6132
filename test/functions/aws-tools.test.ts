import { describe, expect, it } from 'vitest';
import { TOOL_ACCESS } from '../../functions/core/names.ts';
import { startMillrace } from '../support/millrace.ts';
import { expectProblem } from '../support/problem.ts';

const { send, refusal } = await startMillrace();

const PARAMS = {
  write_to_data_lake: { dataset: 'orders', records: [{ id: 1 }] },
  trigger_pipeline: {},
  send_alert: { subject: 'Rejects', message: 'Rows were rejected.' },
  real_time_data_stream: {},
  streaming_analytics: { windowSeconds: 60 },
  live_database_query: { sql: 'SELECT 1' },
};

describe('a tool whose setting is missing', () => {
  it.each(Object.entries(PARAMS))('says so: %s', async (tool, params) => {
    const { json } = await send({
      line: 'POST /agents/a/tool-batches',
      json: { requests: [{ tool, params }] },
    });
    const setting = Object.entries(TOOL_ACCESS).find(([name]) => name === tool)?.[1].setting;
    expect(json).toMatchObject({
      results: [
        {
          success: false,
          error: { code: 'tool_not_configured', message: expect.stringContaining(setting ?? '-') },
        },
      ],
    });
  });

  it('is in the list all the same, and refuses bad params first', async () => {
    const { json } = await send({ line: 'GET /tools' });
    for (const name of Object.keys(TOOL_ACCESS))
      expect(json).toMatchObject({
        tools: expect.arrayContaining([expect.objectContaining({ name, cacheable: false })]),
      });
    const requests = [{ tool: 'send_alert', params: { subject: 'two\nlines', message: '' } }];
    expect((await send({ line: 'POST /agents/a/tool-batches', json: { requests } })).json).toMatchObject({
      results: [{ error: { code: 'invalid_params' } }],
    });
  });
});

describe('an idempotency key', () => {
  const first = { requests: [{ tool: 'current_timestamp' }] };
  const other = { requests: [{ tool: 'current_timestamp', params: { zone: 'Europe/Berlin' } }] };

  it('with another batch is a conflict, by HTTP and in a direct invocation', async () => {
    const line = 'POST /agents/keys/tool-batches';
    const headers = { 'idempotency-key': 'key-1' };
    expect((await send({ line, headers, json: first })).status).toBe(200);
    expect((await send({ line, headers, json: first })).status).toBe(200);
    expectProblem(await send({ line, headers, json: other }), { status: 409, code: 'idempotency_conflict' });
    const direct = { agentId: 'keys', tenant: 'local', idempotencyKey: 'key-1', ...other };
    expect(await refusal('tool-batch', direct)).toMatchObject({ name: 'idempotency_conflict' });
  });

  it('is each agent’s own', async () => {
    const headers = { 'idempotency-key': 'key-2' };
    expect((await send({ line: 'POST /agents/one/tool-batches', headers, json: first })).status).toBe(200);
    expect((await send({ line: 'POST /agents/two/tool-batches', headers, json: other })).status).toBe(200);
  });
});
