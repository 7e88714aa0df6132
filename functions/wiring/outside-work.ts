import type { OutsideWork } from '../core/answers/outside-work.ts';
import { lazily } from '../core/lazily.ts';

/** The message function's work outside its requests; the Lambda client is loaded when work is likely. */
export function lazyOutsideWork(): OutsideWork {
  const loaded = lazily(async () => {
    const { makeLambdaOutsideWork } = await import('../adapters/lambda/outside-work.ts');
    return makeLambdaOutsideWork(process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? '');
  });
  return {
    prepare: async () => void (await loaded()),
    finish: async (question) => await (await loaded()).finish(question),
    trim: async (scope) => await (await loaded()).trim(scope),
  };
}
