import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ENV } from '../../functions/core/names.ts';
import { startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { captureOutput } from '../support/captured-output.ts';
import { toDatabase } from '../support/embedded-dynamodb.ts';
import { type Instance, startInstance } from '../support/instance.ts';
import { startLimitedDynamodb } from './support/limited-dynamodb.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

captureOutput();

const MOST_FILE_BYTES = 512 * 1024;
const MOST_REQUESTS = 20;
const listSchema = z.looseObject({ entries: z.array(z.looseObject({ entryId: z.string() })) });

/** The status of adding an entry that no compression makes small. */
async function add({ send }: Instance, entryId: string): Promise<number> {
  const content = randomBytes(30_000).toString('hex');
  return (await send({ line: 'POST /agents/full/memory', json: { entryId, content } })).status;
}

/** Adds entries until that is refused; those that were acknowledged. */
async function fill(millrace: Instance): Promise<readonly string[]> {
  const acknowledged: string[] = [];
  for (let request = 1; request <= MOST_REQUESTS; request++) {
    const status = await add(millrace, `entry-${request}`);
    if (status === 503) return acknowledged;
    expect(status).toBe(201);
    acknowledged.push(`entry-${request}`);
  }
  throw new Error('The disk was never full.');
}

async function expectKept({ send }: Instance, entryIds: readonly string[]): Promise<void> {
  for (const entryId of entryIds)
    expect(await send({ line: `GET /agents/full/memory/${entryId}` })).toMatchObject({ status: 200 });
}

describe('a disk that is full', () => {
  it('ends writes with a 503 and a reason, not reads, and loses nothing that was acknowledged', async () => {
    const folder = await temporaryFolder();
    const limited = await startLimitedDynamodb(folder, MOST_FILE_BYTES);
    const { environment } = await toDatabase(limited);
    Object.assign(process.env, environment, { [ENV.defaultTenant]: 'local', [ENV.modelProvider]: 'offline' });
    const millrace = await startInstance(limited.url);
    const acknowledged = await fill(millrace);
    expect(acknowledged).not.toEqual([]);
    await expectKept(millrace, acknowledged);
    expect(await add(millrace, 'more')).toBe(503);
    await limited.close();
    expect(limited.printed()).toContain('Make room on the disk, then start Millrace again.');

    const roomy = await startEmbeddedDynamodb(folder);
    const again = await startInstance(roomy.url);
    await expectKept(again, acknowledged);
    expect(await add(again, 'more')).toBe(201);
    await expectKept(again, ['more']);
    const list = await again.send({ line: 'GET /agents/full/memory' });
    expect(listSchema.parse(list.json).entries[0]).toMatchObject({ entryId: 'more' });
    await roomy.close();
  });
});
