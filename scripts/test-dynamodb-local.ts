import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDynamodbLocal } from './dynamodb-local.ts';

process.exitCode = await main();

/** Runs the contract tests against DynamoDB Local and answers their exit status. */
async function main(): Promise<number> {
  try {
    const { url, stop } = await startDynamodbLocal();
    console.log(`DynamoDB Local answers at ${url}`);
    try {
      return await runTests(url);
    } finally {
      stop();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

async function runTests(endpoint: string): Promise<number> {
  const vitest = path.join(
    path.dirname(fileURLToPath(import.meta.resolve('vitest/package.json'))),
    'vitest.mjs',
  );
  // Its reads are eventually consistent, as AWS says of it: a test may see what was there before its last write.
  const tests = spawn(process.execPath, [vitest, 'run', '--retry=2', 'test/contracts'], {
    cwd: path.resolve(import.meta.dirname, '..'),
    env: { ...process.env, MILLRACE_TEST_DYNAMODB_ENDPOINT: endpoint },
    stdio: 'inherit',
  });
  const [status] = await once(tests, 'exit');
  return typeof status === 'number' ? status : 1;
}
