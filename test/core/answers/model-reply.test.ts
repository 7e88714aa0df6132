import { describe, expect, it } from 'vitest';
import { MAX_RESPONSE_CHARS, parseModelReply } from '../../../functions/core/answers/model-reply.ts';

const REPLY = { text: 'twelve', model: 'model-1', usage: { inputTokens: 1, outputTokens: 2 } };

describe('parseModelReply', () => {
  it('takes what a model wrote, free of the white space around it', () => {
    expect(parseModelReply({ ...REPLY, text: ' \n twelve rows\n' })).toEqual({
      ...REPLY,
      text: 'twelve rows',
      drawnFrom: [],
    });
  });

  it.each([undefined, null, { inputTokens: -1, outputTokens: 2 }, { inputTokens: 1 }, 'many'])(
    'does without tokens that are told as %j',
    (usage) => {
      expect(parseModelReply({ ...REPLY, usage }).usage).toBeUndefined();
    },
  );

  it.each([
    [{ ...REPLY, text: ' ' }, 'text too_small'],
    [{ ...REPLY, text: 'x'.repeat(MAX_RESPONSE_CHARS + 1) }, 'text too_big'],
    [{ ...REPLY, model: '' }, 'model too_small'],
    [{}, 'text invalid_type, model invalid_type'],
  ])('refuses %j, and another try may help', (reply, faults) => {
    expect(() => parseModelReply(reply)).toThrow(
      expect.objectContaining({
        name: 'ModelError',
        message: `The model's reply cannot be used: ${faults}.`,
        isPermanent: false,
      }),
    );
  });
});
