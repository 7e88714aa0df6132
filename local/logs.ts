import { closeSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { StartFault, toReason } from './start-fault.ts';

export interface Logs {
  /** Takes a line that a function printed. */
  readonly functionLine: (line: string) => void;
  readonly request: (entry: RequestEntry) => void;
  readonly close: () => void;
}

export interface RequestEntry {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
}

/** Name of the log in the data folder; past 10 MiB the next start puts it aside as `millrace.log.1`. */
export const LOG_FILE = 'millrace.log';

/**
 * Function lines go to the log of the data folder, or with `stdout` to the console; metrics (embedded metric format)
 * never go there. Without a data folder what would go to the log is lost. Requests go to the console.
 */
export function openLogs(
  dataFolder: string | undefined,
  target: 'file' | 'stdout',
  print: (line: string) => void = console.log,
): Logs {
  let file = dataFolder === undefined ? undefined : openLog(path.join(dataFolder, LOG_FILE));
  const write = (line: string) => {
    if (file !== undefined) tryWrite(file, line);
  };
  return {
    functionLine: (line) => (target === 'stdout' && !isMetrics(line) ? print(line) : write(line)),
    request: (entry) => print(toRequestLine(entry, new Date())),
    close: () => {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

/** `14:03:58 POST /agents/demo/messages 200 41 ms`, in local time. */
export function toRequestLine({ method, path, status, durationMs }: RequestEntry, now: Date): string {
  return `${now.toTimeString().slice(0, 8)} ${method} ${path} ${status} ${Math.round(durationMs)} ms`;
}

const ROTATE_BYTES = 10 * 1024 * 1024;

function openLog(file: string): number {
  try {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > ROTATE_BYTES) renameSync(file, `${file}.1`);
    return openSync(file, 'a');
  } catch (error) {
    throw new StartFault(`The log ${file} cannot be written: ${toReason(error)}.`);
  }
}

/** A full disk must not stop the functions. */
function tryWrite(file: number, line: string): void {
  try {
    writeSync(file, `${line}\n`);
  } catch (error) {
    console.error(`The log cannot be written: ${toReason(error)}`);
  }
}

function isMetrics(line: string): boolean {
  return line.includes('"_aws"') && line.includes('"CloudWatchMetrics"');
}
