import type { OutsideWork } from '../core/answers/outside-work.ts';

type Loaded = Omit<OutsideWork, 'prepare'>;

/** The message function's work outside its requests; the Lambda client is loaded when work is likely. */
export function lazyOutsideWork(): OutsideWork {
  let loaded: Promise<Loaded> | undefined;
  const get = async () => {
    loaded ??= load();
    return await loaded;
  };
  return {
    prepare: async () => void (await get()),
    finish: async (question) => await (await get()).finish(question),
    trim: async (scope) => await (await get()).trim(scope),
  };
}

async function load(): Promise<Loaded> {
  const { makeLambdaOutsideWork } = await import('../adapters/lambda/outside-work.ts');
  return makeLambdaOutsideWork(process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? '');
}
