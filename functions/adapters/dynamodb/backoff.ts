/** Waits before try number `attempt` (from 1): full jitter over 25 ms doubled each time, at most 1 s. */
export async function backoff(attempt: number): Promise<void> {
  const waitMs = Math.random() * Math.min(1000, 25 * 2 ** attempt);
  await new Promise((resolve) => setTimeout(resolve, waitMs));
}
