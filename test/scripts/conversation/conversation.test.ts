import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { converse } from '../../../scripts/conversation/conversation.ts';
import { startSlowModel } from '../../../scripts/conversation/slow-model.ts';
import type { Talk } from '../../../scripts/conversation/talk.ts';

const GUIDE = path.resolve(import.meta.dirname, '../../../docs/guide/answers.md');

/** What Millrace says at each step, in order. */
function scripted(sources: readonly string[]): Talk {
  const left = [...sources];
  let reads = 0;
  return {
    remember: async () => {},
    storeAhead: async () => {},
    ask: async () => ({ answerId: 'a'.repeat(32), source: left.shift() ?? '', response: 'said' }),
    explain: async () => ({
      candidates: [{ message: 'stored', similarity: 0.9, accepted: false, reason: 'numbers_differ' }],
    }),
    read: async () => (++reads === 1 ? { status: 'pending' } : { status: 'ready', response: 'said at last' }),
  };
}

const SOURCES = ['model', 'exact', 'semantic', 'precomputed', 'fallback', 'exact', 'model'];

describe('the conversation', () => {
  it('goes through every source, a refusal, a late answer and a stale one', async () => {
    const lines: string[] = [];
    await converse(scripted(SOURCES), (line) => void lines.push(line));
    const said = lines.join('\n');
    for (const source of SOURCES) expect(said).toContain(`  ${source}: said`);
    expect(said).toContain('numbers_differ: stored');
    expect(said).toMatch(/pending\n.*ready: said at last/);
  });

  it('fails when an answer comes from elsewhere than it should', async () => {
    const talk = scripted(SOURCES.with(2, 'model'));
    await expect(converse(talk, () => {})).rejects.toThrow('from model and not from semantic');
  });

  it('stands in the guide with what was said', () => {
    const guide = readFileSync(GUIDE, 'utf8');
    const held = /<!-- conversation -->(?<text>[\s\S]*)<!-- \/conversation -->/.exec(guide)?.groups?.['text'];
    for (const source of SOURCES) expect(held).toContain(`  ${source}: `);
  });
});

describe('the stand-in for a model', () => {
  it('repeats the first line of the memory that it is given', async () => {
    const { baseUrl, close } = await startSlowModel();
    afterAll(close);
    const content = '<memory>\n[ERROR] (0.00GB processed) disk full\nmore\n</memory>\n\nQuestion: Why?';
    const response = await fetch(`${baseUrl}/chat/completions`, {
      method: 'POST',
      body: JSON.stringify({ messages: [{ role: 'user', content }] }),
    });
    const replySchema = z.object({
      choices: z.array(z.object({ message: z.object({ content: z.string() }) })),
    });
    expect(replySchema.parse(await response.json()).choices[0]?.message.content).toBe(
      'As far as I can see: disk full',
    );
  });
});
