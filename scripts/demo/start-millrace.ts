import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DemoFault } from './demo-fault.ts';
import type { Millrace } from './millrace.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Longest time to start: the infrastructure is synthesized first. */
const START_MS = 120_000;

/** Longest time to end by itself. */
const STOP_MS = 10_000;

/**
 * Starts the development runtime on a free port with a data folder of its own, which `stop` removes. Gives up, with
 * nothing left behind, when the signal aborts before it is ready.
 */
export async function startMillrace(signal: AbortSignal): Promise<Millrace> {
  const folder = await mkdtemp(path.join(tmpdir(), 'millrace-demo-'));
  const child = spawn(process.execPath, ['local/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', MILLRACE_DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const url = await readUrl(child, signal);
    return { url, sourceFolder: path.join(folder, 'data'), isOwn: true, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address in the runtime's greeting, once the line is whole. */
export function urlInGreeting(output: string): string | undefined {
  return /^Millrace is listening on (http:\S+)\r?\n/m.exec(output)?.[1];
}

function readUrl(child: ChildProcess, signal: AbortSignal): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const fail = (reason: string) => reject(new DemoFault(`Millrace did not start: ${reason}`));
  const timer = setTimeout(() => fail(`it was not ready after ${START_MS / 1000} s`), START_MS);
  if (signal.aborted) reject(signal.reason);
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  let [output, errors] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    const url = urlInGreeting(output);
    if (url !== undefined) resolve(url);
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-10_000);
  });
  child.once('error', (error) => fail(error.message));
  child.once('close', (code) => fail(errors.trim().split('\n').at(-1) || `it ended with code ${code}`));
  return promise.finally(() => clearTimeout(timer));
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await closed;
  clearTimeout(timer);
}
