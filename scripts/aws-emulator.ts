import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { preparePython } from './prepare-python.ts';

/** An AWS on this machine: ministack, which needs Python and no container. */
export interface AwsEmulator {
  /** Endpoint of every service, without a slash at its end; its bucket addresses are path-style. */
  readonly url: string;
  /** What an SDK or the CDK needs to talk to it and to nothing else; put it over `process.env`. */
  readonly environment: Readonly<Record<string, string>>;
  /** What it printed so far. */
  readonly output: () => string;
  /** Ends it with all that it started. */
  readonly stop: () => Promise<void>;
}

/** ministack runs SQL of Athena with DuckDB where that is installed. */
const PACKAGES = [
  'ministack==1.4.21',
  'duckdb==2.0.1',
  'hypercorn==0.18.0',
  'PyYAML==6.0.4',
  'defusedxml==0.7.1',
];

const READY_MS = 60_000;
/** Longest time to end by itself. */
const STOP_MS = 5000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

if (import.meta.main) await serve();

/**
 * Starts an emulator of AWS on a free port, with nothing in it; `variables` go to it beside this process's. It ends with
 * this process, however that ends by itself or by SIGINT or SIGTERM. Throws when there is no Python 3.10 or newer.
 */
export async function startAwsEmulator(
  variables: Readonly<Record<string, string>> = {},
): Promise<AwsEmulator> {
  const python = await preparePython('aws-emulator', PACKAGES);
  const [port, folder] = [await freePort(), await mkdtemp(path.join(tmpdir(), 'millrace-aws-'))];
  const [temporary, data] = [path.join(folder, 'tmp'), path.join(folder, 's3')];
  await Promise.all([mkdir(temporary), mkdir(data)]);
  const child = spawn(python, ['-m', 'ministack'], {
    cwd: folder,
    env: {
      ...process.env,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      TMPDIR: temporary,
      // Athena reads the objects of tables from here.
      S3_DATA_DIR: data,
      S3_PERSIST: '1',
      STATE_DIR: path.join(folder, 'state'),
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that the functions it runs end with it.
    detached: true,
  });
  const output = collectOutput(child);
  const letGo = endWithThisProcess(child, folder);
  const stop = async () => {
    letGo();
    await endGroup(child);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await waitUntilReady(url, child, output);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, environment: environmentOf(url), output, stop };
}

function environmentOf(url: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_SESSION_TOKEN: '',
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '2',
  };
}

/** Its last output, read all the time so that it never waits for a reader. */
function collectOutput(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text = (text + part).slice(-200_000);
    });
  return () => text;
}

async function waitUntilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  let fault: string | undefined;
  child.once('error', (error) => {
    fault = error.message;
  });
  for (const startMs = performance.now(); performance.now() - startMs < READY_MS; await setTimeout(100)) {
    if (child.exitCode !== null) fault = `it ended with status ${child.exitCode}\n${output()}`;
    if (fault !== undefined) throw new Error(`The AWS emulator did not start: ${fault}`);
    const answer = await fetch(`${url}/_ministack/health`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok === true) return;
  }
  throw new Error(`The AWS emulator did not answer within ${READY_MS / 1000} s.\n${output()}`);
}

/** Kills the group and removes its folder when this process ends; the function it gives undoes that. */
function endWithThisProcess(child: ChildProcess, folder: string): () => void {
  const end = () => {
    killGroup(child, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const pass = (signal: NodeJS.Signals) => {
    end();
    // With nobody else to hear the signal, it does what it does by default.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  process.once('exit', end);
  for (const signal of SIGNALS) process.once(signal, pass);
  return () => {
    process.off('exit', end);
    for (const signal of SIGNALS) process.off(signal, pass);
  };
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const isGone = child.exitCode !== null || child.signalCode !== null;
  const closed = isGone ? Promise.resolve() : once(child, 'exit');
  killGroup(child, 'SIGTERM');
  await Promise.race([closed, setTimeout(STOP_MS, undefined, { ref: false })]);
  killGroup(child, 'SIGKILL');
  await closed;
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone.
  }
}

/** Runs an emulator for a person until they end it, and prints the variables that point at it. */
async function serve(): Promise<void> {
  try {
    const { environment } = await startAwsEmulator();
    for (const [name, value] of Object.entries(environment)) console.log(`export ${name}=${value}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
