/** Counts what has begun and not ended, so that a stop can wait for it. */
export class PendingWork {
  readonly #pending = new Set<Promise<unknown>>();

  /** Returns the promise itself. */
  track<T>(work: Promise<T>): Promise<T> {
    const settled: Promise<unknown> = Promise.allSettled([work]).then(() => this.#pending.delete(settled));
    this.#pending.add(settled);
    return work;
  }

  /** Resolves when nothing is left, what begins meanwhile included, or when the time is over; true for the former. */
  async whenDone(limitMs: number): Promise<boolean> {
    const limit = Promise.withResolvers<void>();
    const timer = setTimeout(limit.resolve, limitMs);
    const deadline = Date.now() + limitMs;
    while (this.#pending.size > 0 && Date.now() < deadline)
      await Promise.race([Promise.all(this.#pending), limit.promise]);
    clearTimeout(timer);
    return this.#pending.size === 0;
  }
}
