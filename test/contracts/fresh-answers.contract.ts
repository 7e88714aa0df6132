import { describe, expect, it } from 'vitest';
import type { NewEntry } from '../../functions/core/memory/entry.ts';
import type { Scope } from '../../functions/core/scope.ts';
import { newScope } from '../support/dynamodb.ts';
import { CutOff } from '../support/dynamodb-faults.ts';
import type { MemorySubject } from './memory-subject.ts';
import { makeMemoryUseCases } from './memory-use-cases.ts';

const QUESTION = 'How many rows did the load bring?';
/** Late enough for whatever was left behind to count as left behind. */
const later = () => Date.now() + 600_000;

/** What an agent is asked; an answer holds the contents of all entries that it was made from. */
export interface Asked {
  readonly source: string;
  readonly response: string;
}

/** Instances that answer over the memory under test. */
export interface AnsweringSubject extends MemorySubject {
  /** An instance of its own. */
  readonly makeAsk: () => (scope: Scope, message: string) => Promise<Asked>;
}

const load = (rows: number, given: Partial<NewEntry> = {}): NewEntry => ({
  content: `load: ${rows} rows`,
  entryId: `load-${rows}`,
  ...given,
});

/** What answers know of additions that raise a version before their entries are stored. */
export function freshAnswersContract(makeSubject: () => AnsweringSubject): void {
  /** An addition whose request of that number waits; `end` lets it go on and waits for its end. */
  async function addingSlowly(
    subject: MemorySubject,
    scope: Scope,
    entries: readonly NewEntry[],
    at: number,
  ) {
    const { parts, arrived, release } = subject.makeSlowParts(at);
    const adding = makeMemoryUseCases(parts).add(scope, entries);
    await arrived;
    return {
      end: async () => {
        release();
        await adding;
      },
    };
  }

  const add = (subject: MemorySubject, scope: Scope, entries: readonly NewEntry[]) =>
    makeMemoryUseCases(subject.makeParts()).add(scope, entries);

  describe('an answer made while an addition is under way', () => {
    it.each([
      ['the first entry of a memory', [], {}],
      ['an entry beside others', [load(1), load(2)], {}],
      ['an entry of a dataset', [load(1, { dataset: 'orders' })], { dataset: 'orders' }],
    ])('is given, and not served once the entry is there: %s', async (_, before, given) => {
      const subject = makeSubject();
      const scope = newScope();
      if (before.length > 0) await add(subject, scope, before);
      const ask = subject.makeAsk();
      const adding = await addingSlowly(subject, scope, [load(40, given)], 2);
      for (let times = 0; times < 2; times++) {
        const early = await ask(scope, QUESTION);
        expect(early).toMatchObject({ source: 'model' });
        expect(early.response).not.toContain('40 rows');
      }
      await adding.end();
      for (const instance of [ask, subject.makeAsk()])
        expect((await instance(scope, QUESTION)).response).toContain('40 rows');
      expect(await ask(scope, QUESTION)).toMatchObject({ source: 'exact' });
    });

    it('is not served for a similar question either', async () => {
      const subject = makeSubject();
      const scope = newScope();
      const ask = subject.makeAsk();
      const adding = await addingSlowly(subject, scope, [load(40)], 2);
      expect(await ask(scope, QUESTION)).toMatchObject({ source: 'model' });
      await adding.end();
      const similar = await ask(scope, `${QUESTION} Thanks!`);
      expect(similar).toMatchObject({ source: 'model', response: expect.stringContaining('40 rows') });
    });

    it('is not served by an instance that had the memory in mind before', async () => {
      const subject = makeSubject();
      const scope = newScope();
      await add(subject, scope, [load(1), load(2)]);
      const ask = subject.makeAsk();
      await ask(scope, 'What is in memory?');
      const adding = await addingSlowly(subject, scope, [load(40)], 2);
      expect((await ask(scope, QUESTION)).response).not.toContain('40 rows');
      await add(subject, scope, [load(50)]);
      const early = await ask(scope, QUESTION);
      expect(early).toMatchObject({ source: 'model', response: expect.stringContaining('50 rows') });
      await adding.end();
      const fresh = await ask(scope, QUESTION);
      expect(fresh).toMatchObject({ source: 'model', response: expect.stringContaining('40 rows') });
      expect(await ask(scope, QUESTION)).toMatchObject({ source: 'exact', response: fresh.response });
    });

    it.each([2, 3, 4])('is not served once the batch is whole whose request %i waited', async (at) => {
      const subject = makeSubject();
      const scope = newScope();
      const ask = subject.makeAsk();
      const adding = await addingSlowly(subject, scope, [load(41), load(42), load(43)], at);
      expect(await ask(scope, QUESTION)).toMatchObject({ source: 'model' });
      await adding.end();
      const { source, response } = await ask(scope, QUESTION);
      expect(source).toBe('model');
      for (const rows of [41, 42, 43]) expect(response).toContain(`${rows} rows`);
    });

    it('is kept if it does not depend on the dataset of that addition', async () => {
      const subject = makeSubject();
      const scope = newScope();
      await add(subject, scope, [load(1, { dataset: 'orders' })]);
      const ask = subject.makeAsk();
      const adding = await addingSlowly(subject, scope, [load(40, { dataset: 'refunds' })], 2);
      expect(await ask(scope, QUESTION)).toMatchObject({ source: 'model' });
      expect(await ask(scope, QUESTION)).toMatchObject({ source: 'exact' });
      await adding.end();
      expect(await ask(scope, QUESTION)).toMatchObject({ source: 'exact' });
    });
  });

  describe('an answer made after an addition broke off', () => {
    async function brokenOff(subject: MemorySubject, scope: Scope) {
      const mortal = makeMemoryUseCases(subject.makeMortalParts({ at: 1, moment: 'after', among: 'writes' }));
      await expect(mortal.add(scope, [load(40)])).rejects.toThrow(CutOff);
    }

    it('is not served once a retry has stored the entry', async () => {
      const subject = makeSubject();
      const scope = newScope();
      const ask = subject.makeAsk();
      await brokenOff(subject, scope);
      expect(await ask(scope, QUESTION)).toMatchObject({ source: 'model' });
      await add(subject, scope, [load(40)]);
      const fresh = await ask(scope, QUESTION);
      expect(fresh).toMatchObject({ source: 'model', response: expect.stringContaining('40 rows') });
      expect(await ask(scope, QUESTION)).toMatchObject({ source: 'exact' });
    });

    it('is kept again from the repair on, and not served once a retry after it has stored the entry', async () => {
      const subject = makeSubject();
      const scope = newScope();
      const ask = subject.makeAsk();
      await brokenOff(subject, scope);
      expect(await ask(scope, QUESTION)).toMatchObject({ source: 'model' });
      await makeMemoryUseCases(subject.makeParts(later)).settleLeftovers(scope);
      expect(await ask(scope, QUESTION)).toMatchObject({ source: 'model' });
      expect(await ask(scope, QUESTION)).toMatchObject({ source: 'exact' });
      await add(subject, scope, [load(40)]);
      const fresh = await ask(scope, QUESTION);
      expect(fresh).toMatchObject({ source: 'model', response: expect.stringContaining('40 rows') });
    });
  });
}
