import { describe, expect, it } from 'vitest';
import { makeOfflineModel } from '../../../functions/adapters/offline/offline-model.ts';
import { makeEntry } from '../../core/support/entries.ts';
import { makeModelRequest } from '../../core/support/model-request.ts';

const entry = (sequence: number, content: string) => ({
  entry: makeEntry({ sequence, content }),
  relevance: 0.5,
});

describe('makeOfflineModel', () => {
  it('says that memory is empty', async () => {
    const { text } = await makeOfflineModel().answer(makeModelRequest(), 1000);
    expect(text).toContain('Memory is empty');
  });

  it('quotes, names itself, and says what it took from beside the context', async () => {
    const request = makeModelRequest({
      message: 'Why did the replica lag?',
      entries: [entry(1, 'replica lagged at noon'), entry(2, 'orders has rows')],
      others: [entry(3, 'the lag of the replica was from a vacuum'), entry(4, 'refunds has rows')],
      totalEntries: 40,
    });
    const reply = await makeOfflineModel().answer(request, 1000);
    expect(reply).toMatchObject({ model: 'offline-extractive', drawnFrom: ['e-3'] });
    expect(reply.text).toMatch(/^From memory, 2 of 40 entries:\n- .*entry e-\d\)\n- .*entry e-\d\)$/);
  });
});
