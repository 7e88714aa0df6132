import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startMillrace } from './support/start.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const SLOW = 60_000;
const FACT = 'orders_daily failed at 02:10 because the column price was null';
const QUESTION = { message: 'Why did orders_daily fail?' };

describe('npm start', { timeout: SLOW }, () => {
  it('serves the API, and still knows everything after a restart', async () => {
    const MILLRACE_DATA_DIR = await temporaryFolder();
    const first = await startMillrace({ MILLRACE_DATA_DIR });
    expect(await call(first.url, 'GET', '/health')).toMatchObject({ status: 200 });
    expect(await call(first.url, 'GET', '/nowhere')).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
    expect(await call(first.url, 'GET', '/agents/demo/memory')).toMatchObject({
      status: 200,
      body: { entries: [] },
    });
    const added = await call(first.url, 'POST', '/agents/demo/memory', { content: FACT, stage: 'error' });
    expect(added).toMatchObject({ status: 201, body: { content: FACT, stage: 'error' } });
    const asked = await call(first.url, 'POST', '/agents/demo/messages', QUESTION);
    expect(asked).toMatchObject({ status: 200, body: { source: 'model' } });
    const again = await call(first.url, 'POST', '/agents/demo/messages', QUESTION);
    expect(again).toMatchObject({ status: 200, body: { source: 'exact' } });
    first.signal('SIGINT');
    expect(await first.exitStatus).toBe(0);

    const second = await startMillrace({ MILLRACE_DATA_DIR });
    const listed = await call(second.url, 'GET', '/agents/demo/memory');
    expect(listed).toMatchObject({ status: 200, body: { entries: [{ content: FACT }] } });
    const later = await call(second.url, 'POST', '/agents/demo/messages', QUESTION);
    expect(later).toMatchObject({ status: 200, body: { source: 'exact' } });
    second.signal('SIGTERM');
    second.signal('SIGTERM');
    expect(await second.exitStatus).toBe(0);
  });

  it('says in one line what is wrong with a setting', async () => {
    await expectFault({ PORT: 'http' }, /^PORT=http cannot be used; .*$/);
  });

  it('says in one line that the port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    await expectFault(
      { PORT: port, MILLRACE_DATA_DIR: ':memory:' },
      /^Port \d+ of 127\.0\.0\.1 is in use\. .*$/,
    );
  });

  it('says in one line that the data folder is a file', async () => {
    const file = path.join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    await expectFault({ MILLRACE_DATA_DIR: file }, /^The data folder .* cannot be made: .*$/);
  });

  it('says in one line that the named DynamoDB does not answer', async () => {
    const variables = { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1', MILLRACE_DATA_DIR: ':memory:' };
    await expectFault(variables, /^AWS_ENDPOINT_URL_DYNAMODB=http:\/\/127\.0\.0\.1:1 cannot be used: .*$/);
  });
});

async function expectFault(variables: Readonly<Record<string, string>>, line: RegExp): Promise<void> {
  const started = await startMillrace(variables);
  expect(started.printed().trimEnd()).toMatch(line);
  expect(await started.exitStatus).toBe(1);
}

async function call(url: string | undefined, method: string, target: string, body?: unknown) {
  const response = await fetch(`${url}${target}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const json: unknown = await response.json();
  return { status: response.status, body: json };
}
