import { newId } from '../../functions/adapters/node/new-id.ts';
import { sha256 } from '../../functions/adapters/node/sha256.ts';
import { stopwatch, timer } from '../../functions/adapters/node/timer.ts';
import { makeAddEntries } from '../../functions/core/memory/add-entries.ts';
import { makeCleanUp } from '../../functions/core/memory/clean-up.ts';
import type { NewEntry } from '../../functions/core/memory/entry.ts';
import { makeForgetAll } from '../../functions/core/memory/forget-all.ts';
import { makeFindContext } from '../../functions/core/memory/question-context.ts';
import { makeReadContext } from '../../functions/core/memory/read-context.ts';
import { makeRepairMemory, settleLeftovers } from '../../functions/core/memory/repair-memory.ts';
import type { Observer } from '../../functions/core/observer.ts';
import type { NewId, Timer } from '../../functions/core/ports.ts';
import type { Scope } from '../../functions/core/scope.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../functions/core/settings/settings.ts';
import type { MemoryParts } from './memory-subject.ts';

/** Hears nothing. */
export const SILENT: Observer = { metric: () => {}, note: () => {}, fault: () => {} };

/**
 * The use cases of memory as an instance of the memory function binds them, with settings of the memory's own; time
 * and ids are Node's unless they are given.
 */
export function makeMemoryUseCases(
  parts: MemoryParts,
  memorySettings: Partial<Settings['memory']> = {},
  observer: Observer = SILENT,
  given: { readonly timer: Timer; readonly newId: NewId } = { timer, newId },
) {
  const defaults = { ...DEFAULT_SETTINGS, memory: { ...DEFAULT_SETTINGS.memory, ...memorySettings } };
  const findContext = makeFindContext({ ...parts, timer: given.timer, stopwatch });
  const ports = { ...parts, ...given, findContext, defaults, sha256 };
  const addEntries = makeAddEntries(ports);
  const forgetAll = makeForgetAll(ports);
  const cleanUp = makeCleanUp(ports);
  const repair = makeRepairMemory(ports);
  const context = makeReadContext(ports);
  return {
    add: (scope: Scope, entries: readonly NewEntry[], idempotencyKey?: string) =>
      addEntries(scope, entries, idempotencyKey, observer),
    forget: (scope: Scope, entryId: string) => parts.writer.forget(scope, entryId),
    forgetAll: (scope: Scope) => forgetAll(scope, observer),
    cleanUp: (scope: Scope, dryRun = false) => cleanUp(scope, dryRun, observer),
    context: (scope: Scope, maxChars: number, query?: string) => context(scope, maxChars, query),
    repair: (scope: Scope) => repair(scope, observer),
    settleLeftovers: (scope: Scope) => settleLeftovers(ports, scope, observer),
  };
}
