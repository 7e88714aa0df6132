import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { GetItemCommand, ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { createTables } from '../../local/create-tables.ts';
import { startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { readTemplate } from '../../local/read-template.ts';
import { toClient } from './support/client.ts';
import { TEMPLATE } from './support/template.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const { tables } = readTemplate(TEMPLATE, '/', 'us-east-1');
const TABLE = { TableName: 'Millrace-MemoryTable' };
const KEY = { pk: { S: 'a' }, sk: { S: 'b' } };

describe('startEmbeddedDynamodb', () => {
  it('keeps its data over a restart', async () => {
    const folder = path.join(await temporaryFolder(), 'not', 'yet', 'there');
    const first = await startEmbeddedDynamodb(folder);
    await createTables(toClient(first.url), tables, { timeToLive: false });
    await toClient(first.url).send(new PutItemCommand({ ...TABLE, Item: { ...KEY, n: { N: '1' } } }));
    await first.close();
    const second = await startEmbeddedDynamodb(folder);
    const found = await toClient(second.url).send(new GetItemCommand({ ...TABLE, Key: KEY }));
    await second.close();
    expect(found.Item).toEqual({ ...KEY, n: { N: '1' } });
  });

  it('keeps nothing without a folder', async () => {
    const first = await startEmbeddedDynamodb(undefined);
    await createTables(toClient(first.url), tables, { timeToLive: false });
    await first.close();
    const second = await startEmbeddedDynamodb(undefined);
    const listed = await toClient(second.url).send(new ListTablesCommand({}));
    await second.close();
    expect(listed.TableNames).toEqual([]);
  });

  it('survives a caller that goes away amid a request', async () => {
    const { url, close } = await startEmbeddedDynamodb(undefined);
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"half":');
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.resetAndDestroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await toClient(url).send(new ListTablesCommand({}))).TableNames).toEqual([]);
    await close();
  });

  it('says that another Millrace uses the folder', async () => {
    const folder = await temporaryFolder();
    const first = await startEmbeddedDynamodb(folder);
    await expect(startEmbeddedDynamodb(folder)).rejects.toThrow(
      /^The data folder .* is in use by another Millrace\. .*$/,
    );
    await first.close();
  });

  it('says in one line that the data is damaged', async () => {
    const folder = await temporaryFolder();
    await (await startEmbeddedDynamodb(folder)).close();
    for (const name of await readdir(folder)) await writeFile(path.join(folder, name), 'garbage');
    await expect(startEmbeddedDynamodb(folder)).rejects.toThrow(
      /^The data in .* cannot be read \(.*\)\. Move the folder away.*$/,
    );
  });

  it('says that the folder is a file', async () => {
    const file = path.join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    await expect(startEmbeddedDynamodb(file)).rejects.toThrow(
      /^The data folder .* cannot be made: EEXIST.*$/,
    );
    await expect(startEmbeddedDynamodb(path.join(file, 'in'))).rejects.toThrow(
      /^The data folder .* cannot be made: ENOTDIR.*$/,
    );
  });

  it.skipIf(process.getuid?.() === 0)('says that there is no permission', async () => {
    const folder = path.join(await temporaryFolder(), 'closed');
    await mkdir(folder, { mode: 0o500 });
    await expect(startEmbeddedDynamodb(path.join(folder, 'in'))).rejects.toThrow(/EACCES/);
  });
});
