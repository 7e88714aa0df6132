import { expect } from 'vitest';
import * as z from 'zod/mini';
import { ask, expectCounted, type Operation, statsOf } from './operation.ts';

const BATCH = { requests: [1, 2].map((n) => ({ tool: 'profile_dataset', params: { records: [{ n }] } })) };
const resultsSchema = z.looseObject({ results: z.array(z.looseObject({ success: z.boolean() })) });

/** What runs tools; `alerts` are the subjects of all alerts that were sent. */
export function toolOperations(alerts: readonly string[]): readonly Operation[] {
  return [
    {
      title: 'a batch of two calls',
      run: (instance, agent) => ask(instance, agent, 'POST /tool-batches', { json: BATCH }),
      repeated: [200],
      expectAfter: async ({ agent, fresh, second, wasCut }) => {
        expect(second.json).toMatchObject({ succeeded: 2, failed: 0 });
        expectCounted((await statsOf(fresh, agent)).tools.totalToolCalls, 2, wasCut);
        const { json } = await ask(fresh, agent, 'POST /tool-batches', { json: BATCH });
        expect(json).toMatchObject({ cacheHits: 2 });
      },
    },
    {
      title: 'a side effect with a key',
      run: (instance, agent) =>
        ask(instance, agent, 'POST /tool-batches', {
          json: {
            requests: [{ tool: 'send_alert', params: { subject: agent, message: 'Rows were rejected.' } }],
          },
          headers: { 'idempotency-key': 'run-41' },
        }),
      repeated: [200],
      expectAfter: async ({ agent, second, wasCut }) => {
        const sent = alerts.filter((subject) => subject === agent).length;
        expect(sent).toBeLessThanOrEqual(1);
        const [result] = resultsSchema.parse(second.json).results;
        if (result?.success === true) expect(sent).toBe(1);
        else expect(result).toMatchObject({ error: { code: 'outcome_unknown' } });
        if (!wasCut) expect(result).toMatchObject({ success: true });
        await Promise.resolve();
      },
    },
  ];
}
