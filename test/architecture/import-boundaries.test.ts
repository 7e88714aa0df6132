import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { copyTree } from './planted-tree.ts';

interface Planted {
  readonly file: string;
  readonly source: string;
  /** Part of the rule's message; undefined for what is allowed. */
  readonly refusal: string | undefined;
}

const CORE = 'core imports core and zod only';
const ADAPTERS = 'adapters import core and their own SDK';
const EACH_OTHER = 'adapters never import each other';
const INFRASTRUCTURE = 'infrastructure imports nothing of functions but core/names.ts';

/** Folder -> what a file in it imports -> how that is refused. */
const IMPORTS: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  'functions/core': {
    './errors.ts': undefined,
    './stats/window.ts': undefined,
    zod: undefined,
    'zod/mini': undefined,
    '../adapters/node/sha256.ts': CORE,
    '../http/cursor.ts': CORE,
    '../wiring/platform.ts': CORE,
    '../../local/local-account.ts': CORE,
    '../../lib/settings.ts': CORE,
    '../../test/support/problem.ts': CORE,
    'node:fs': CORE,
    fs: CORE,
    ajv: CORE,
    '@aws-sdk/client-dynamodb': CORE,
    '@aws-lambda-powertools/metrics': CORE,
  },
  'functions/core/stats': {
    '../errors.ts': undefined,
    './window.ts': undefined,
    '../../adapters/node/sha256.ts': CORE,
    '../../http/cursor.ts': CORE,
    'node:crypto': CORE,
  },
  'functions/adapters/openai': {
    '../../core/errors.ts': undefined,
    './openai-model.ts': undefined,
    'node:crypto': undefined,
    'zod/mini': undefined,
    '../node/sha256.ts': EACH_OTHER,
    '../dynamodb/client.ts': EACH_OTHER,
    '../../http/cursor.ts': ADAPTERS,
    '../../wiring/platform.ts': ADAPTERS,
    '../../../local/local-account.ts': ADAPTERS,
    '../../../lib/settings.ts': ADAPTERS,
  },
  'functions/http': {
    '../core/errors.ts': undefined,
    '../adapters/node/sha256.ts': 'http imports core',
    '../wiring/platform.ts': 'http imports core',
    '../../local/local-account.ts': 'http imports core',
  },
  'functions/http/contracts': {
    '../../core/errors.ts': undefined,
    '../../adapters/node/sha256.ts': 'http imports core',
  },
  'functions/wiring': {
    '../core/errors.ts': undefined,
    '../adapters/node/sha256.ts': undefined,
    '../http/cursor.ts': undefined,
    '../../local/local-account.ts': 'wiring imports adapters, http and core',
    '../../lib/settings.ts': 'wiring imports adapters, http and core',
  },
  lib: {
    '../functions/core/names.ts': undefined,
    'aws-cdk-lib': undefined,
    '../functions/core/errors.ts': INFRASTRUCTURE,
    '../functions/http/openapi.ts': INFRASTRUCTURE,
    '../functions/memory/handler.ts': INFRASTRUCTURE,
    '../local/local-account.ts': 'nothing imports local or test',
    '../test/lib/synthesized.ts': 'nothing imports local or test',
  },
  'lib/constructs': {
    '../../functions/core/names.ts': undefined,
    '../../functions/core/scope.ts': INFRASTRUCTURE,
  },
  bin: {
    '../functions/wiring/memory.ts': INFRASTRUCTURE,
    '../local/main.ts': 'nothing imports local or test',
  },
  local: {
    '../lib/make-app.ts': undefined,
    '../test/support/problem.ts': 'nothing imports test',
  },
};

const planted: readonly Planted[] = [
  ...Object.entries(IMPORTS).flatMap(([folder, imports]) =>
    Object.entries(imports).map(([specifier, refusal], n) => ({
      file: `${folder}/planted-${n}.ts`,
      source: `export * from '${specifier}';\n`,
      refusal,
    })),
  ),
  ...['../core/errors.ts', '../adapters/node/sha256.ts', '../../local/main.ts'].map((specifier, n) => ({
    file: `functions/planted-${n}/handler.ts`,
    source: `export * from '${specifier}';\n`,
    refusal: 'handlers import http and wiring',
  })),
  {
    file: 'functions/core/planted-type.ts',
    source: "import type { Operation } from '../http/operation.ts';\nexport type Planted = Operation;\n",
    refusal: CORE,
  },
  {
    file: 'functions/core/planted-lazy.ts',
    source: "export const load = async () => await import('../adapters/node/sha256.ts');\n",
    refusal: CORE,
  },
  {
    file: 'functions/core/planted-now.ts',
    source: 'export const at = Date.now();\n',
    refusal: 'a clock is a port',
  },
  {
    file: 'functions/core/planted-random.ts',
    source: 'export const chance = Math.random();\n',
    refusal: 'randomness is a port',
  },
  ...['a', 'b'].map((name) => ({
    file: `functions/http/planted-cycle-${name}.ts`,
    source:
      `import { ${name === 'a' ? 'b' : 'a'} as other } from './planted-cycle-${name === 'a' ? 'b' : 'a'}.ts';\n` +
      `export const ${name}: () => unknown = () => other;\n`,
    refusal: 'Dependency cycle',
  })),
];

const reportSchema = z.looseObject({
  diagnostics: z.array(
    z.looseObject({ filename: z.string(), message: z.string(), help: z.optional(z.nullable(z.string())) }),
  ),
});

const { plant, run } = await copyTree();

describe('the layers', () => {
  it('are kept apart by lint: every bad import is refused, and no good one is', async () => {
    await Promise.all(planted.map(({ file, source }) => plant(file, source)));
    const files = planted.map(({ file }) => file);
    const report = reportSchema.parse(JSON.parse(await run('oxlint', ['--format=json', ...files])));
    const rules = /restricted|cycle/i;
    const findings = planted.map(({ file, source, refusal }) => {
      const messages = report.diagnostics
        .filter(({ filename }) => filename === file)
        .map(({ message, help }) => `${message} ${help ?? ''}`);
      const isAsExpected =
        refusal === undefined
          ? !messages.some((message) => rules.test(message))
          : messages.some((message) => message.includes(refusal));
      return { file, source, refusal, messages, isAsExpected };
    });
    expect(findings.filter(({ isAsExpected }) => !isAsExpected)).toEqual([]);
  });
});

describe('core', () => {
  it('does not compile with anything of Node or of a browser', async () => {
    const sources = {
      process: "export const home = process.env['HOME'];\n",
      buffer: "export const bytes = Buffer.from('x');\n",
      timer: 'setTimeout(() => {}, 1);\n',
      fetch: "export const reply = fetch('http://localhost');\n",
      console: "console.log('x');\n",
      module: "import { readFile } from 'node:fs/promises';\nexport const read = readFile;\n",
      global: 'export const crypto = globalThis.crypto.randomUUID();\n',
    };
    const files = Object.entries(sources).map(([name, source]) => ({
      file: `functions/core/planted-${name}.ts`,
      source,
    }));
    await Promise.all(files.map(({ file, source }) => plant(file, source)));
    const printed = await run('tsc', ['-p', 'functions/core', '--pretty', 'false']);
    expect(files.filter(({ file }) => !printed.includes(`${file}(`))).toEqual([]);
  });
});
