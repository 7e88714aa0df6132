import { expect, it } from 'vitest';
import { startMillrace } from '../support/millrace.ts';

const { send } = await startMillrace();

it('the statistics of tools add up volumes of a few bytes', async () => {
  const requests = [1, 22].map((n) => ({ tool: 'profile_dataset', params: { records: [{ n }] } }));
  await send({ line: 'POST /agents/volume/tool-batches', json: { requests } });
  const { json } = await send({ line: 'GET /agents/volume/stats' });
  expect(json).toMatchObject({
    tools: {
      totalToolCalls: 2,
      totalDataProcessedGb: 15e-9,
      avgDataPerCallGb: 7.5e-9,
      perTool: { profile_dataset: { totalDataProcessedGb: 15e-9 } },
    },
  });
});
