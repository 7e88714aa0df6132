import { describe, expect, it } from 'vitest';
import type { ListPosition, MemoryReader } from '../../functions/core/memory/memory-store.ts';
import type { Scope } from '../../functions/core/scope.ts';
import { newScope } from '../support/dynamodb.ts';
import { addAndSettle, everyEntry, type MemorySubject, makeAddition } from './memory-subject.ts';

/** What every MemoryReader and MemoryEnds answers. */
export function memoryReaderContract(makeSubject: () => MemorySubject): void {
  async function withTimes(times: readonly number[], content = 'fact') {
    const subject = makeSubject();
    const scope = newScope();
    const writer = subject.makeWriter();
    for (const [index, timestampMs] of times.entries())
      await addAndSettle(writer, scope, [makeAddition({ entryId: `e:${index + 1}`, timestampMs, content })]);
    return { ...subject, scope, writer };
  }

  describe('list', () => {
    it('gives the newest event first and of equal times the later added first', async () => {
      const { reader, scope } = await withTimes([20, 30, 10, 20, 20, -5]);
      const { entries, next } = await reader.list(scope, 10);
      expect(entries.map(({ entryId }) => entryId)).toEqual(['e:2', 'e:5', 'e:4', 'e:1', 'e:3', 'e:6']);
      expect(next).toBeUndefined();
    });

    it('pages through ties without a gap or a repeat', async () => {
      const { reader, scope } = await withTimes([20, 30, 10, 20, 20, 20, 20]);
      for (const limit of [1, 2, 3, 7]) {
        const pages = await pagesOf(reader, scope, limit);
        expect(pages.flat()).toEqual(['e:2', 'e:7', 'e:6', 'e:5', 'e:4', 'e:1', 'e:3']);
        expect(Math.max(...pages.map(({ length }) => length))).toBe(limit);
      }
    });

    it('goes on after an entry that was forgotten meanwhile', async () => {
      const { reader, scope, writer } = await withTimes([10, 20, 30, 40]);
      const { next } = await reader.list(scope, 2);
      await writer.forget(scope, 'e:3');
      const rest = await reader.list(scope, 2, next);
      expect(rest.entries.map(({ entryId }) => entryId)).toEqual(['e:2', 'e:1']);
    });

    it('ends a page early rather than let it grow beyond 180,000 bytes', async () => {
      const { reader, scope } = await withTimes([10, 20, 30, 40, 50], 'é'.repeat(32_768));
      const pages = await pagesOf(reader, scope, 5);
      expect(pages).toEqual([['e:5', 'e:4'], ['e:3', 'e:2'], ['e:1']]);
    });

    it('gives an empty page of an agent never seen', async () => {
      expect(await makeSubject().reader.list(newScope(), 5)).toEqual({ entries: [] });
    });

    it('gives a page of 100', async () => {
      const { makeWriter, reader } = makeSubject();
      const scope = newScope();
      for (let batch = 0; batch < 5; batch++)
        await makeWriter().add(
          scope,
          Array.from({ length: 25 }, () => makeAddition()),
        );
      const page = await reader.list(scope, 100);
      expect(page.entries.map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: 100 }, (_, index) => 125 - index),
      );
      expect(page.next).toMatchObject({ sequence: 26 });
    });
  });

  it('reads an entry back as it was added', async () => {
    const { makeWriter, reader } = makeSubject();
    const scope = newScope();
    const full = makeAddition({
      entryId: 'k:1',
      content: 'line one\r\nline "two" \\ 🏭\u2028 \u0000 end',
      dataset: 'orders',
      source: 'arn:aws:states:eu-west-1:1:execution:load:7',
      pinned: true,
      dataVolumeGb: 12.5,
    });
    const plain = makeAddition({ entryId: 'k:2', isRepeatable: false });
    await makeWriter().add(scope, [full, plain]);
    for (const [position, { fingerprint: _, ...addition }] of [full, plain].entries())
      expect(await reader.get(scope, addition.entryId)).toEqual({ ...addition, sequence: position + 1 });
  });

  it('reads a content of 64 KB and all facts of it', async () => {
    const { makeWriter, reader } = makeSubject();
    const scope = newScope();
    const addition = makeAddition({ content: '🏭'.repeat(16_384) });
    await makeWriter().add(scope, [addition]);
    expect(await reader.contents(scope, [addition.entryId])).toEqual(
      new Map([[addition.entryId, addition.content]]),
    );
    const { content: _, fingerprint: __, ...facts } = addition;
    expect(await reader.rankedFacts(scope)).toEqual([{ ...facts, sequence: 1 }]);
  });

  it('gives the contents of those that live', async () => {
    const { reader, scope, writer } = await withTimes([10, 20, 30]);
    await writer.forget(scope, 'e:2');
    expect(await reader.contents(scope, ['e:3', 'e:2', 'never', 'e:1'])).toEqual(
      new Map([
        ['e:1', 'fact'],
        ['e:3', 'fact'],
      ]),
    );
    expect(await reader.contents(scope, [])).toEqual(new Map());
  });

  it('gives the contents of more than one request can name', async () => {
    const { makeWriter, reader } = makeSubject();
    const scope = newScope();
    const additions = Array.from({ length: 125 }, (_, index) => makeAddition({ content: `fact ${index}` }));
    for (let from = 0; from < 125; from += 25)
      await makeWriter().add(scope, additions.slice(from, from + 25));
    const contents = await reader.contents(
      scope,
      additions.map(({ entryId }) => entryId),
    );
    expect(contents).toEqual(new Map(additions.map(({ entryId, content }) => [entryId, content])));
  });

  it('gives every entry of more than one page, with and without contents', async () => {
    const { makeWriter, reader } = makeSubject();
    const scope = newScope();
    const content = 'x'.repeat(60_000);
    for (let batch = 0; batch < 2; batch++)
      await makeWriter().add(
        scope,
        Array.from({ length: 20 }, () => makeAddition({ content })),
      );
    const entries = await everyEntry(reader, scope);
    expect(entries.map(({ sequence }) => sequence).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, index) => index + 1),
    );
    expect(await reader.rankedFacts(scope)).toHaveLength(40);
  });

  it('gives the oldest and the newest event', async () => {
    const { ends, scope } = await withTimes([20, -7, 30, 10]);
    expect((await ends.ends(scope)).map(({ timestampMs }) => timestampMs)).toEqual([-7, 30]);
    expect(await ends.ends(newScope())).toEqual([]);
  });
}

async function pagesOf(reader: MemoryReader, scope: Scope, limit: number): Promise<string[][]> {
  const pages: string[][] = [];
  let after: ListPosition | undefined;
  do {
    const { entries, next } = await reader.list(scope, limit, after);
    pages.push(entries.map(({ entryId }) => entryId));
    after = next;
  } while (after !== undefined);
  return pages;
}
