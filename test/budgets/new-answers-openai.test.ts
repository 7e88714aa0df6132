import { afterAll } from 'vitest';
import { ENV } from '../../functions/core/names.ts';
import { captureOutput } from '../support/captured-output.ts';
import { startMeteredMessage } from '../support/metered-message.ts';
import { startOddServer } from '../support/odd-server.ts';
import { newAnswerBudgets } from './new-answers.ts';

captureOutput();
const says = JSON.stringify({ choices: [{ message: { content: 'Forty.' } }] });
const model = await startOddServer((response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(says);
});
const metered = await startMeteredMessage({
  [ENV.modelProvider]: 'openai',
  [ENV.modelId]: 'm',
  [ENV.modelBaseUrl]: model.url,
});
afterAll(metered.close);

newAnswerBudgets(metered);
