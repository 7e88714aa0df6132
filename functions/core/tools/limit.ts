/** Runs the job as soon as there is room for it, first come first served; its outcome is the job's. */
export type Limit = <T>(job: () => Promise<T>) => Promise<T>;

/** Makes a limit of `most` jobs at a time. */
export function makeLimit(most: number): Limit {
  let running = 0;
  const waiting: (() => void)[] = [];
  const enter = async () => {
    if (running === most) await new Promise<void>((resolve) => void waiting.push(resolve));
    else running++;
  };
  // A job that ends gives its place to the next that waits, so `running` stays.
  const leave = () => {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  };
  return async (job) => {
    await enter();
    try {
      return await job();
    } finally {
      leave();
    }
  };
}
