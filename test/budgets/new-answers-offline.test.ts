import { afterAll } from 'vitest';
import { captureOutput } from '../support/captured-output.ts';
import { startMeteredMessage } from '../support/metered-message.ts';
import { newAnswerBudgets } from './new-answers.ts';

captureOutput();
const metered = await startMeteredMessage();
afterAll(metered.close);

newAnswerBudgets(metered);
