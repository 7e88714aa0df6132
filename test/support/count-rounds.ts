/** Sequential rounds: how many requests the longest chain has in which each begins after the one before has ended. */
export function countRounds(
  requests: readonly { readonly startMs: number; readonly endMs: number }[],
): number {
  let rounds = 0;
  let lastEndMs = Number.NEGATIVE_INFINITY;
  for (const { startMs, endMs } of requests.toSorted((a, b) => a.endMs - b.endMs)) {
    if (startMs < lastEndMs) continue;
    rounds++;
    lastEndMs = endMs;
  }
  return rounds;
}
