import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleModule } from '../../lib/bundle/bundle.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'millrace-merge-'));
let bundles = 0;

afterAll(() => rmSync(folder, { recursive: true }));

/** Bundles modules by their names, `entry.ts` first; gives the code by file and what the handler answers. */
async function bundle(modules: Readonly<Record<string, string>>) {
  const source = path.join(folder, `source-${++bundles}`);
  const out = path.join(folder, `out-${bundles}`);
  mkdirSync(source);
  for (const [name, code] of Object.entries(modules)) writeFileSync(path.join(source, name), code);
  bundleModule(path.join(source, 'entry.ts'), out);
  const codeOf = (name: string) => readFileSync(path.join(out, name), 'utf8');
  const files = new Map(readdirSync(out).map((name) => [name, codeOf(name)]));
  const index: { handler: () => Promise<unknown> } = await import(
    pathToFileURL(path.join(out, 'index.mjs')).href
  );
  const beside = [...files].filter(([name]) => name !== 'index.mjs').map(([, code]) => code);
  return {
    start: files.get('index.mjs') ?? '',
    beside,
    exported: Object.keys(index),
    reply: await index.handler(),
  };
}

/** More than stays in the start for being short. */
const LONG = 'x'.repeat(5000);

describe('a bundle with late modules', () => {
  it('gives them the very values of the start, of which they are no exports', async () => {
    const { start, exported, reply } = await bundle({
      'entry.ts': `
        import { Kind, made } from './shared.ts';
        export async function handler() {
          const late = await import('./late.ts');
          return [late.make() instanceof Kind, late.all === made, made.length];
        }`,
      'shared.ts': 'export class Kind {}\nexport const made: Kind[] = [];',
      'late.ts': `
        import { Kind, made } from './shared.ts';
        export { made as all };
        export function make() { const one = new Kind(); made.push(one); return one; }`,
    });
    expect(reply).toEqual([true, true, 1]);
    expect(exported.toSorted()).toEqual(['handler', 'lend']);
    expect(start).not.toContain('push');
  });

  it('shows them a variable as it is when they look', async () => {
    const { reply } = await bundle({
      'entry.ts': `
        import { count, raise, swap, left } from './shared.ts';
        export async function handler() {
          const late = await import('./late.ts');
          const before = late.seen();
          raise();
          swap();
          return [before, late.seen(), count, left];
        }`,
      'shared.ts': `
        export let count = 0;
        export let [left, right] = ['l', 'r'];
        export function raise() { count++; }
        export function swap() { [left, right] = [right, left]; }`,
      'late.ts': `
        import { count, left, right } from './shared.ts';
        export const seen = () => [count, left, right];`,
    });
    expect(reply).toEqual([[0, 'l', 'r'], [1, 'r', 'l'], 1, 'r']);
  });

  it('has what only late modules need beside the start, once for all of them', async () => {
    const { start, beside, reply } = await bundle({
      'entry.ts': `
        import { needed } from './tools.ts';
        export async function handler() {
          const [one, two] = [await import('./one.ts'), await import('./two.ts')];
          one.keep('k');
          return [needed(), one.text(), two.find()];
        }`,
      'tools.ts': `
        export const needed = () => 'needed';
        export const long = () => '${LONG}'.toUpperCase().length;
        const kept = new Set<string>();
        export const store = { add: (each: string) => kept.add(each), list: () => [...kept, long()] };
        export const onlyOne = () => 'only one ${LONG}';`,
      'one.ts': `
        import { onlyOne, store } from './tools.ts';
        export const keep = (each: string) => store.add(each);
        export const text = () => onlyOne().slice(0, 8);`,
      'two.ts': `
        import { store } from './tools.ts';
        export const find = () => store.list();`,
    });
    expect(reply).toEqual(['needed', 'only one', ['k', LONG.length]]);
    expect(start).toContain('needed');
    expect(start).not.toContain(LONG);
    expect(beside.filter((code) => code.includes(LONG) && !code.includes('only one'))).toHaveLength(1);
    expect(beside.filter((code) => code.includes('only one'))).toHaveLength(1);
  });

  it('keeps in the start what is shorter than a file is worth', async () => {
    const { start, beside, reply } = await bundle({
      'entry.ts': `
        import { needed } from './tools.ts';
        export async function handler() {
          const [one, two] = [await import('./one.ts'), await import('./two.ts')];
          return [needed(), one.text(), two.text()];
        }`,
      'tools.ts': `
        export const needed = () => 'needed';
        const word = 'short';
        export const short = () => word;`,
      'one.ts': "import { short } from './tools.ts';\nexport const text = () => short() + 1;",
      'two.ts': "import { short } from './tools.ts';\nexport const text = () => short() + 2;",
    });
    expect(reply).toEqual(['needed', 'short1', 'short2']);
    expect(start).toContain('short');
    expect(beside).toHaveLength(2);
  });

  it('does at once what a module does for its effect, and imports modules of Node where they are used', async () => {
    const { start, reply } = await bundle({
      'entry.ts': `
        import { needed } from './tools.ts';
        export async function handler() {
          const early = Reflect.get(globalThis, 'mergeStartEffects').length;
          const late = await import('./late.ts');
          return [needed(), early, late.hash()];
        }`,
      'tools.ts': `
        import { createHash } from 'node:crypto';
        import zlib from 'node:zlib';
        import * as os from 'node:os';
        Reflect.set(globalThis, 'mergeStartEffects', ['done']);
        export const needed = () => 'needed';
        export const digest = () => createHash('md5').update('${LONG}').digest('hex').length;
        export const packed = () => zlib.gzipSync('').length > 0 && os.EOL.length > 0;`,
      'late.ts': `
        import { digest, packed } from './tools.ts';
        export const hash = () => [digest(), packed()];`,
    });
    expect(reply).toEqual(['needed', 1, [32, true]]);
    expect(start).not.toContain('gzipSync');
  });
});
