/** Lets so many jobs run at a time; the others wait in their order. */
export interface Slots {
  /** Runs the job when there is a slot, and frees it however the job ends. */
  readonly run: <T>(job: () => Promise<T>) => Promise<T>;
}

/** As many slots, all free. */
export function makeSlots(count: number): Slots {
  const waiting: (() => void)[] = [];
  let free = count;
  const take = async () => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => void waiting.push(resolve));
  };
  const give = () => {
    const next = waiting.shift();
    if (next === undefined) free++;
    else next();
  };
  return {
    run: async (job) => {
      await take();
      try {
        return await job();
      } finally {
        give();
      }
    },
  };
}
