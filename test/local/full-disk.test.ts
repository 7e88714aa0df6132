import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { startMillrace } from './support/start.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const CONTENT = 'x'.repeat(3000);
const listSchema = z.looseObject({ entries: z.array(z.looseObject({ entryId: z.string() })) });

async function add(url: string | undefined, entryId: string): Promise<number> {
  const response = await fetch(`${url}/agents/full/memory`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ entryId, content: CONTENT }),
  });
  return response.status;
}

async function idsOf(url: string | undefined): Promise<string[]> {
  const response = await fetch(`${url}/agents/full/memory?limit=100`);
  expect(response.status).toBe(200);
  return listSchema.parse(await response.json()).entries.map(({ entryId }) => entryId);
}

/** Lets no file of the process grow beyond that: a write is then cut short, as on a full disk. */
async function limitFiles(processId: number, bytes: number | 'unlimited'): Promise<void> {
  await promisify(execFile)('prlimit', ['--pid', String(processId), `--fsize=${bytes}:unlimited`]);
}

async function largestLog(folder: string): Promise<number> {
  const logs = (await readdir(folder)).filter((name) => name.endsWith('.log'));
  return Math.max(
    ...(await Promise.all(logs.map(async (name) => (await stat(path.join(folder, name))).size))),
  );
}

describe('a disk that is full', { timeout: 60_000 }, () => {
  it('ends writes with a 503 and a reason, not reads, and loses nothing that was acknowledged', async () => {
    const MILLRACE_DATA_DIR = await temporaryFolder();
    const first = await startMillrace({ MILLRACE_DATA_DIR });
    const acknowledged: string[] = [];
    const tryToAdd = async (entryId: string) => {
      const status = await add(first.url, entryId);
      if (status === 201) acknowledged.push(entryId);
      return status;
    };
    expect(await tryToAdd('before-1')).toBe(201);
    expect(await tryToAdd('before-2')).toBe(201);
    await limitFiles(first.processId, (await largestLog(path.join(MILLRACE_DATA_DIR, 'dynamodb'))) + 2000);
    expect(await tryToAdd('full-1')).toBe(503);
    expect((await idsOf(first.url)).toSorted()).toEqual(['before-1', 'before-2']);
    // There is room again, behind what was torn.
    await limitFiles(first.processId, 'unlimited');
    await tryToAdd('after');
    first.signal('SIGTERM');
    expect(await first.exitStatus).toBe(0);

    const second = await startMillrace({ MILLRACE_DATA_DIR });
    expect(await idsOf(second.url)).toEqual(expect.arrayContaining(acknowledged));
    expect(await add(second.url, 'again')).toBe(201);
    expect(await idsOf(second.url)).toContain('again');
    const log = await readFile(path.join(MILLRACE_DATA_DIR, 'millrace.log'), 'utf8');
    expect(first.printed() + log).toContain('Make room on the disk');
  });
});
