import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOpenRecords, type RecordsOptions } from '../../../functions/adapters/records/open-records.ts';

let base: string;
let folder: string;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'records-'));
  folder = join(base, 'data');
  await mkdir(join(folder, 'sub'), { recursive: true });
  await mkdir(join(base, 'data-other'));
  await writeFile(join(base, 'secret.json'), '[{"secret": 1}]');
  await writeFile(join(base, 'data-other', 'secret.json'), '[{"secret": 1}]');
  await symlink(join(base, 'secret.json'), join(folder, 'link.json'));
  await symlink(base, join(folder, 'up'));
  await symlink(join(folder, 'sub'), join(folder, 'inside'));
  await writeFile(join(folder, 'sub', 'ok.json'), '[{"a": 1}]');
});

afterAll(() => rm(base, { recursive: true }));

async function read(name: string, options: RecordsOptions = {}) {
  const opened = await makeOpenRecords({ folder, ...options })({ source: name });
  const rows = await collect(opened.rows);
  return { rows, textual: opened.textual, bytes: opened.bytesRead() };
}

async function readFileOf(name: string, content: string | Uint8Array, options: RecordsOptions = {}) {
  await writeFile(join(folder, name), content);
  return read(name, options);
}

const refused = (detail: RegExp) =>
  expect.objectContaining({ code: 'invalid_params', message: expect.stringMatching(detail) });

const openAnAddress = async (address: string) =>
  asyncOf([new TextEncoder().encode(`[{"address": "${address}"}]`)]);

describe('addresses', () => {
  it.each([
    ['a way up', '../secret.json'],
    ['a way up inside', 'sub/../../secret.json'],
    ['an absolute path', '/etc/passwd'],
    ['a link out', 'link.json'],
    ['a folder link out', 'up/secret.json'],
    ['a folder whose name starts alike', 'up/data-other/secret.json'],
    ['the folder itself', '.'],
    ['a folder', 'sub'],
    ['a NUL', 'sub/ok.json\0.csv'],
    ['backslashes', '..\\secret.json'],
    ['nothing', ''],
    ['a missing file', 'none.json'],
    ['a file as a folder', 'sub/ok.json/x'],
    ['a file URL', 'file:///etc/passwd'],
    ['another scheme', 'https://example.com/a.json'],
  ])('refuses %s', async (_, source) => {
    await expect(read(source)).rejects.toThrow(refused(/^source: /));
  });

  it('hands an address to the opener of its scheme', async () => {
    await expect(read('s3://bucket/key.json')).rejects.toThrow(refused(/not known here/));
    expect((await read('s3://bucket/key.json', { schemes: { s3: openAnAddress } })).rows).toEqual([
      { address: 's3://bucket/key.json' },
    ]);
  });

  it('takes no scheme from the parts of an object', async () => {
    await expect(read('constructor:x', { schemes: {} })).rejects.toThrow(refused(/not known here/));
  });

  it('says what to set when there is no folder', async () => {
    const open = makeOpenRecords({});
    await expect(open({ source: 'a.json' })).rejects.toThrow(refused(/MILLRACE_SOURCE_FOLDER/));
  });

  it('never shows where the folder is', async () => {
    for (const source of ['none.json', 'link.json', 'sub'])
      await expect(read(source)).rejects.not.toThrow(base);
  });

  it('follows links that stay in the folder', async () => {
    expect((await read('inside/ok.json')).rows).toEqual([{ a: 1 }]);
  });

  it('opens nothing outside, whatever the path', async () => {
    const steps = fc.constantFrom(
      '..',
      '.',
      '',
      'up',
      'sub',
      'inside',
      'link.json',
      'secret.json',
      'data',
      'data-other',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 6 }), async (path) => {
        const found = await read(path.join('/')).catch(() => ({ rows: [] }));
        expect(found.rows).not.toContainEqual({ secret: 1 });
      }),
      { numRuns: 300 },
    );
  });
});

describe('inline records', () => {
  it('come as they are, with the bytes of their JSON', async () => {
    const records = [{ a: 'é' }, { a: null }];
    const opened = await makeOpenRecords()({ records });
    expect(await collect(opened.rows)).toEqual(records);
    expect(opened).toMatchObject({ textual: false });
    expect(opened.bytesRead()).toBe(10 + 10);
  });
});

describe('formats', () => {
  const rows = [
    { a: 1, b: 'x' },
    { a: 2, b: 'ü' },
  ];
  const text = [
    { a: '1', b: 'x' },
    { a: '2', b: 'ü' },
  ];
  it.each([
    ['t.json', '[{"a":1,"b":"x"},{"a":2,"b":"ü"}]', rows, false],
    ['t.jsonl', '{"a":1,"b":"x"}\n\n{"a":2,"b":"ü"}', rows, false],
    ['t.ndjson', '{"a":1,"b":"x"}\r\n{"a":2,"b":"ü"}\r\n', rows, false],
    ['lines.json', '{"a":1,"b":"x"}\n{"a":2,"b":"ü"}\n', rows, false],
    ['t.csv', 'a,b\n1,x\n2,ü\n', text, true],
    ['t.tsv', 'a\tb\n1\tx\n2\tü\n', text, true],
    ['semicolons.csv', 'a;b\r\n1;x\r\n2;ü\r\n', text, true],
    ['sniffed-array', ' [{"a":1,"b":"x"},{"a":2,"b":"ü"}]', rows, false],
    ['sniffed-lines', '{"a":1,"b":"x"}\n{"a":2,"b":"ü"}', rows, false],
    ['sniffed-csv', 'a,b\n1,x\n2,ü', text, true],
  ])('reads %s, with a byte order mark and gzipped too', async (name, content, expected, textual) => {
    const bytes = Buffer.byteLength(content);
    expect(await readFileOf(name, content)).toEqual({ rows: expected, textual, bytes });
    expect(await readFileOf(`bom-${name}`, `\uFEFF${content}`)).toMatchObject({ rows: expected, textual });
    expect(await readFileOf(`${name}.gz`, gzipSync(content))).toEqual({ rows: expected, textual, bytes });
  });

  it('has no rows in an empty CSV, JSON lines or JSON array', async () => {
    for (const [name, content] of [
      ['e.csv', ''],
      ['header.csv', 'a,b\n'],
      ['e.jsonl', '\n'],
      ['e.json', '[]'],
    ] as const)
      expect((await readFileOf(name, content)).rows).toEqual([]);
  });

  it('unzips gzip that its name does not tell', async () => {
    expect((await readFileOf('zipped.csv', gzipSync('a\n1\n'))).rows).toEqual([{ a: '1' }]);
  });

  it('gives a JSON array back as it was, wherever the chunks end', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('[', ']},{', '\\"', '"', '\\'),
      fc.jsonValue(),
    );
    const records = fc.array(fc.dictionary(fc.string(), value));
    const space = fc.constantFrom(undefined, 1, '\t');
    await fc.assert(
      fc.asyncProperty(records, space, fc.integer({ min: 1, max: 7 }), async (records, space, chunkBytes) => {
        const file = Buffer.from(` ${JSON.stringify(records, null, space)}\n`);
        const part = async () => asyncOf(piecesOf(file, chunkBytes));
        expect((await read('part:x.json', { schemes: { part } })).rows).toEqual(JSON.parse(file.toString()));
      }),
    );
  });

  it('gives JSON lines back as they were, wherever the chunks end', async () => {
    const record = fc.dictionary(
      fc.string(),
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.double(), fc.boolean()),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(record), fc.integer({ min: 1, max: 7 }), async (records, chunkBytes) => {
        const expected: unknown = JSON.parse(JSON.stringify(records));
        const file = Buffer.from(records.map((row) => `${JSON.stringify(row)}\n`).join(''));
        const part = async () => asyncOf(piecesOf(file, chunkBytes));
        expect((await read('part:x.jsonl', { schemes: { part } })).rows).toEqual(expected);
      }),
    );
  });

  it.each([
    ['no-array.json', '"x"', /must hold a JSON array/],
    ['nothing.json', '  ', /must hold a JSON array/],
    ['broken.json', '[{"a": 1}', /is not valid JSON: the array does not end/],
    ['more.json', '[{"a": 1}] [', /is not valid JSON: something follows/],
    ['comma.json', '[{"a": 1},]', /is not valid JSON, at row 1/],
    ['gap.json', '[,{"a": 1}]', /is not valid JSON, at row 0/],
    ['nan.json', '[{"a": NaN}]', /is not valid JSON, at row 0: Unexpected token 'N'\.$/],
    ['brace.json', '[{"a": 1}}]', /is not valid JSON/],
    ['pretty.json', '{\n  "rows": []\n}', /neither a JSON array of objects nor JSON lines/],
    ['row.json', '[{"a":1}, 7]', /row 1 is a number/],
    ['row.jsonl', '{"a":1}\n[1]\n', /row 1 is an array/],
    ['broken.jsonl', '{"a":1}\n{oops}\n', /at line 2/],
    ['quote.csv', 'a,b\n"1,2\n', /is not valid CSV/],
    ['binary.csv', 'a,b\n\0,1\n', /is not UTF-8 text/],
    ['broken.csv.gz', 'a,b\n1,2\n', /is not a whole gzip file/],
    ['cut.csv.gz', gzipSync('a,b\n1,2\n'.repeat(100)).subarray(0, -4), /is not a whole gzip file/],
  ])('refuses %s by its name and says why', async (name, content, detail) => {
    await expect(readFileOf(name, content)).rejects.toThrow(
      refused(new RegExp(`^source: ${name} .*${detail.source}`)),
    );
  });
});

describe('sizes', () => {
  it('stops a gzip bomb at the bound', async () => {
    const bomb = gzipSync(`a\n${'0\n'.repeat(5_000_000)}`);
    expect(bomb.length).toBeLessThan(20_000);
    await expect(readFileOf('bomb.csv.gz', bomb, { maxBytes: 1e6 })).rejects.toThrow(
      refused(/larger than 1 MB uncompressed/),
    );
  });

  it('stops a gzip bomb of one endless row, whatever its form', async () => {
    const endless = 'x'.repeat(11_000_000);
    const row = (name: string, content: string) => readFileOf(name, gzipSync(content));
    await expect(row('row.json.gz', `[{"a":"${endless}"}]`)).rejects.toThrow(
      refused(/has a row longer than 10 million characters: row 0/),
    );
    await expect(row('row.jsonl.gz', `{"a":1}\n{"a":"${endless}"}`)).rejects.toThrow(
      refused(/has a line longer/),
    );
  });

  it('stops at a row that nests too deep for the stack', async () => {
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    for (const [name, content] of [
      ['deep.json', `[{"a":1},${deep}]`],
      ['deep.jsonl', `{"a":1}\n${deep}`],
    ] as const)
      await expect(readFileOf(name, content)).rejects.toThrow(refused(/row 1 nests deeper than 100 levels/));
  });

  it('stops at a line of more than ten million characters', async () => {
    const line = 'x'.repeat(10_000_010);
    await expect(readFileOf('long.jsonl', `{"a":"${line}"}`)).rejects.toThrow(
      refused(/longer than 10 million characters/),
    );
    await expect(readFileOf('long.csv', `a\n${line}\n`)).rejects.toThrow(
      refused(/is not valid CSV: Max Record Size/),
    );
  });

  it('reads no further than asked', async () => {
    const opened = await (async () => {
      await writeFile(join(folder, 'many.jsonl'), '{"a":1}\n'.repeat(500_000));
      return makeOpenRecords({ folder })({ source: 'many.jsonl' });
    })();
    for await (const row of opened.rows) {
      expect(row).toEqual({ a: 1 });
      break;
    }
    expect(opened.bytesRead()).toBeLessThan(500_000);
  });
});

function piecesOf(file: Buffer, bytes: number): readonly Buffer[] {
  return Array.from({ length: Math.ceil(file.length / bytes) }, (_, index) =>
    file.subarray(index * bytes, (index + 1) * bytes),
  );
}

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function* asyncOf<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
