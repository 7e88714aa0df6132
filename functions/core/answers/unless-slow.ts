import type { Observer } from '../observer.ts';
import type { Timer } from '../ports.ts';

/**
 * The value of a read of the cache that may fail: undefined, with a fault in log and metrics, when it throws or takes
 * longer than its budget.
 */
export async function unlessSlow<T>(
  timer: Pick<Timer, 'within'>,
  what: string,
  work: Promise<T>,
  budgetMs: number,
  observer: Observer,
): Promise<T | undefined> {
  try {
    const outcome = await timer.within(work, budgetMs);
    if (outcome.kind === 'done') return outcome.value;
    observer.fault(what, 'slow');
  } catch (error) {
    observer.fault(what, error);
  }
  observer.metric('CacheFault', 1);
  return undefined;
}
