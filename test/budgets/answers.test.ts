import { afterAll, describe, expect, it } from 'vitest';
import { captureOutput } from '../support/captured-output.ts';
import { startMeteredMessage } from '../support/metered-message.ts';
import { storedQuestions } from '../support/stored-questions.ts';

captureOutput();
const { meter, ask, fill, close } = await startMeteredMessage();
afterAll(close);

/** Prose of so many characters. */
function prose(chars: number): string {
  return Array.from({ length: chars / 8 + 1 }, (_, index) => `word${index}`)
    .join(' ')
    .slice(0, chars);
}

/** What a message costs at the wire, and where its answer came from. */
async function cost(agentId: string, message: string) {
  let source = '';
  const measured = await meter.measure(async () => {
    ({ source } = await ask(agentId, message, { deadlineMs: 20_000 }));
  });
  return { source, ...measured };
}

describe('the cost of an answer', () => {
  it('is 2 rounds, 2 requests, 1.5 read and 2 write units for an exact hit of 4 KB', async () => {
    await fill('exact', ['Which rows failed?'], prose(4096));
    const { source, ...units } = await cost('exact', 'Which rows  failed?');
    expect(source).toBe('exact');
    expect(units).toMatchObject({ requests: 2, rounds: 2 });
    expect(units.readUnits).toBeLessThanOrEqual(1.5);
    expect(units.writeUnits).toBeLessThanOrEqual(2);
  });

  it('is 3 rounds, 4 requests, 4 read and 2 write units for a similar hit among 2,000', async () => {
    const questions = storedQuestions(2000);
    await fill('similar', questions, prose(2000));
    // A busy machine may take longer to read 2,000 questions than the first message can wait.
    for (let index = 0; index < 3; index++)
      await ask('similar', `Is number ${index} warm?`, { deadlineMs: 20_000 });
    const second = await cost('similar', String(questions[1204]?.toLowerCase()));
    expect(second.source).toBe('semantic');
    expect(second).toMatchObject({ requests: 4, rounds: 3 });
    expect(second.readUnits).toBeLessThanOrEqual(4);
    expect(second.writeUnits).toBeLessThanOrEqual(2);
  });

  it('is 4 rounds, 8 requests, 5 read and 6 write units for a new answer from an empty memory', async () => {
    for (const message of ['Is it new in a cold instance?', 'What else has happened in the pipeline?']) {
      const { source, ...units } = await cost('new', message);
      expect(source).toBe('model');
      expect(units.rounds).toBeLessThanOrEqual(4);
      expect(units.requests).toBeLessThanOrEqual(8);
      expect(units.readUnits).toBeLessThanOrEqual(5);
      expect(units.writeUnits).toBeLessThanOrEqual(6);
    }
  });

  it('does not grow with what is stored for a new answer in a warm instance', async () => {
    const { source, ...units } = await cost('similar', 'What does the retention policy of the lake say?');
    expect(source).toBe('model');
    expect(units.rounds).toBeLessThanOrEqual(4);
    expect(units.readUnits).toBeLessThanOrEqual(5);
    expect(units.writeUnits).toBeLessThanOrEqual(6);
  });
});
