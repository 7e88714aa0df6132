import { describe, expect, it } from 'vitest';
import type { CleanupTask, DueCleanup } from '../../functions/core/memory/cleanup-store.ts';
import { newScope } from '../support/dynamodb.ts';
import { addAndSettle, type MemorySubject, makeAddition } from './memory-subject.ts';

const inAMinute = () => Date.now() + 60_000;

function taskOf(cleanupId: string, due?: DueCleanup): CleanupTask {
  return { cleanupId, kind: 'scored', beforeSequence: 2, due };
}

/** What every CleanupStore makes of several who want to clean up. */
export function cleanupClaimContract(makeSubject: () => MemorySubject): void {
  describe('the claim to a cleanup', () => {
    it('is one at a time, and its own again', async () => {
      const { cleanups } = makeSubject().makeParts();
      const scope = newScope();
      expect(await cleanups.claim(scope, taskOf('one'), inAMinute())).toEqual({ kind: 'mine' });
      expect(await cleanups.claim(scope, taskOf('one'), inAMinute())).toEqual({ kind: 'mine' });
      expect(await cleanups.claim(scope, taskOf('two'), inAMinute())).toMatchObject({
        kind: 'busy',
        task: { cleanupId: 'one' },
        isAbandoned: false,
      });
    });

    it('that an addition made due is given once', async () => {
      const { cleanups, writer } = makeSubject().makeParts();
      const scope = newScope();
      await writer.add(scope, [makeAddition({ entryId: 'a' })]);
      const due = { entryId: 'a', count: 1 };
      expect(await cleanups.claim(scope, taskOf('one', due), inAMinute())).toEqual({ kind: 'mine' });
      await cleanups.plan(scope, taskOf('one', due), []);
      await cleanups.finish(scope, taskOf('one', due));
      expect(await cleanups.claim(scope, taskOf('two', due), inAMinute())).toEqual({ kind: 'done' });
    });

    it('is no longer that of an addition which has given it up', async () => {
      const { cleanups, states, writer } = makeSubject().makeParts();
      const scope = newScope();
      await addAndSettle(writer, scope, [makeAddition({ entryId: 'a' })]);
      await addAndSettle(writer, scope, [makeAddition({ entryId: 'b' })]);
      const due = { entryId: 'a', count: 1 };
      expect(await cleanups.claim(scope, taskOf('late', due), inAMinute())).toEqual({ kind: 'done' });
      expect((await states.state(scope)).mark.isCleaning).toBe(false);
    });
  });
}
