import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLogs, toRequestLine } from '../../local/logs.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const LINE = '{"level":"INFO"}';
const METRICS = '{"_aws":{"Timestamp":1,"CloudWatchMetrics":[]}}';

describe('openLogs', () => {
  it('appends what functions print to the log of the data folder', async () => {
    const folder = await temporaryFolder();
    expect(printed(folder, 'file')).toEqual([]);
    expect(printed(folder, 'file')).toEqual([]);
    expect(await readFile(path.join(folder, 'millrace.log'), 'utf8')).toBe(`${LINE}\n${METRICS}\n`.repeat(2));
  });

  it('prints it if asked to, and the metrics never', async () => {
    const folder = await temporaryFolder();
    expect(printed(folder, 'stdout')).toEqual([LINE]);
    expect(await readFile(path.join(folder, 'millrace.log'), 'utf8')).toBe(`${METRICS}\n`);
    expect(printed(undefined, 'stdout')).toEqual([LINE]);
  });

  it('loses it without a data folder', () => {
    expect(printed(undefined, 'file')).toEqual([]);
  });

  it('says that the log cannot be written', async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'millrace.log'));
    expect(() => openLogs(folder, 'file')).toThrow(/^The log .* cannot be written: EISDIR.*$/);
  });

  it('writes a short line for a request', () => {
    const entry = { method: 'POST', path: '/agents/demo/messages', status: 200, durationMs: 41.4 };
    expect(toRequestLine(entry, new Date(2026, 0, 2, 3, 4, 5))).toBe(
      '03:04:05 POST /agents/demo/messages 200 41 ms',
    );
  });
});

function printed(folder: string | undefined, target: 'file' | 'stdout'): string[] {
  const lines: string[] = [];
  const logs = openLogs(folder, target, (line) => lines.push(line));
  logs.functionLine(LINE);
  logs.functionLine(METRICS);
  logs.close();
  return lines;
}
