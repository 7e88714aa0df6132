/** Runs the jobs in order, at most `limit` at a time, and resolves when all have ended; a rejection is the first job's. */
export async function runAtMost(limit: number, jobs: readonly (() => Promise<void>)[]): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) await job();
  };
  await Promise.all(Array.from({ length: Math.min(limit, jobs.length) }, worker));
}
