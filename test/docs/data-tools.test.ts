import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ENV } from '../../functions/core/names.ts';
import { makeTools } from '../../functions/wiring/tools.ts';

const page = readFileSync(new URL('../../docs/guide/data-tools.md', import.meta.url), 'utf8');
const folder = fileURLToPath(new URL('../data', import.meta.resolve('vega-datasets')));
const tools = makeTools({ [ENV.sourceFolder]: folder });

interface Example {
  readonly tool: string;
  readonly params: unknown;
  /** The reply as printed; `…` stands for what was left out. */
  readonly reply: string;
}

const examples: readonly Example[] = page
  .split(/^## /m)
  .filter((section) => tools.has(section.split('\n', 1)[0] ?? ''))
  .flatMap((section) => {
    const [tool = ''] = section.split('\n', 1);
    const blocks = [...section.matchAll(/^```json\n(.*?)^```$/gms)].map(([, json = '']) => json);
    return blocks.flatMap((json, index) =>
      index % 2 === 0 ? [{ tool, params: JSON.parse(json), reply: blocks[index + 1] ?? '' }] : [],
    );
  });

/** Scalars of the printed reply, which has them in the order of the result. */
const scalarsOf = (json: string) => json.match(/"(?:[^"\\]|\\.)*"|-?\d[\d.e+-]*|true|false|null/g) ?? [];

describe('the page of the data tools', () => {
  it('has an example of each', () => {
    expect(new Set(examples.map(({ tool }) => tool)).size).toBe(7);
  });

  it.each(examples)('shows what $tool replies', async ({ tool, params, reply }) => {
    const call = (await tools.get(tool)?.())?.prepare(params);
    const result: unknown = await call?.run({ nowMs: Date.now(), signal: new AbortController().signal });
    const isTimeless = tool !== 'current_timestamp';
    if (isTimeless && !reply.includes('…')) expect(JSON.parse(reply)).toEqual(result);
    const printed = scalarsOf(reply).map((scalar): unknown => JSON.parse(scalar));
    const given = new Set(scalarsOf(JSON.stringify(result)).map((scalar): unknown => JSON.parse(scalar)));
    const changing = /^(timestamp|local|ageHours)$/;
    const wrong = printed.filter(
      (scalar, index) => !given.has(scalar) && !changing.test(String(printed[index - 1])),
    );
    expect(wrong).toEqual([]);
  });
});
