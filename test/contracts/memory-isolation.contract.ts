import { describe, expect, it } from 'vitest';
import type { Scope } from '../../functions/core/scope.ts';
import { newScope } from '../support/dynamodb.ts';
import { addAndSettle, everyEntry, type MemorySubject, makeAddition } from './memory-subject.ts';
import { makeMemoryUseCases } from './memory-use-cases.ts';
import { neighboursOf } from './neighbours.ts';

/** That no method of a memory touches another agent or tenant. */
export function memoryIsolationContract(makeSubject: () => MemorySubject): void {
  describe.each(neighboursOf(newScope()))('memory of $tenant, $agentId', (scope: Scope) => {
    it('is seen and changed through this name alone', async () => {
      const { makeParts, makeWriter, reader, states, ends } = makeSubject();
      const { forgetAll } = makeMemoryUseCases(makeParts());
      const writer = makeWriter();
      const addition = makeAddition({ content: `of ${scope.tenant}/${scope.agentId}`, dataset: 'orders' });
      const others = neighboursOf(scope);
      const shared = { ...addition, entryId: 'shared' };
      for (const other of others) await addAndSettle(writer, other, [{ ...shared, content: 'of another' }]);
      const before = await Promise.all(others.map((other) => states.state(other)));

      expect(await reader.get(scope, 'shared')).toBeUndefined();
      expect(await reader.contents(scope, ['shared'])).toEqual(new Map());
      expect(await reader.list(scope, 10)).toEqual({ entries: [] });
      expect(await reader.rankedFacts(scope)).toEqual([]);
      expect(await everyEntry(reader, scope)).toEqual([]);
      expect(await ends.ends(scope)).toEqual([]);
      expect((await states.state(scope)).processingCount).toBe(0);
      expect(await writer.forget(scope, 'shared')).toBe(false);
      expect(await forgetAll(scope)).toBe(0);
      expect(await writer.raiseVersion(scope, 'orders')).toBe(1);
      await addAndSettle(writer, scope, [shared]);
      expect(await reader.contents(scope, ['shared'])).toEqual(new Map([['shared', addition.content]]));
      expect(await forgetAll(scope)).toBe(1);

      expect(await Promise.all(others.map((other) => states.state(other)))).toEqual(before);
      for (const other of others)
        expect(await reader.get(other, 'shared')).toMatchObject({ content: 'of another' });
    });
  });
}
