/** Largest relative error of a value read back from its bucket. */
const RELATIVE_ERROR = 0.0195;
const GAMMA = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
const LOG_GAMMA = Math.log(GAMMA);
/** Shorter times all count as this one, so that the number of buckets has a bound. */
const SHORTEST_MS = 0.01;

/** Bucket -> how many values fell into it. Histograms add up: the sum of two is the histogram of both. */
export type Histogram = ReadonlyMap<number, number>;

/**
 * Bucket of a time in milliseconds: bucket i holds (g^(i-1), g^i] with g = (1 + e) / (1 - e), e = 0.0195, as in
 * DDSketch (Masson, Rim and Lee, VLDB 2019). From 1 ms to 10 minutes there are 343 of them.
 */
export function bucketOf(valueMs: number): number {
  return Math.ceil(Math.log(Math.max(valueMs, SHORTEST_MS)) / LOG_GAMMA);
}

/** The value that stands for a bucket: within 1.95 % of everything in it. */
export function bucketValueMs(bucket: number): number {
  return (2 * GAMMA ** bucket) / (GAMMA + 1);
}

/** Histogram of everything that the histograms hold. */
export function mergeHistograms(histograms: Iterable<Histogram>): Map<number, number> {
  const merged = new Map<number, number>();
  for (const histogram of histograms)
    for (const [bucket, count] of histogram) merged.set(bucket, (merged.get(bucket) ?? 0) + count);
  return merged;
}

/** Percentiles by nearest rank (the value at position ceil(p / 100 * n)), in ms, in the order asked; [] when empty. */
export function percentilesMs(histogram: Histogram, percents: readonly number[]): number[] {
  const buckets = [...histogram].sort(([a], [b]) => a - b);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return [];
  return percents.map((percent) =>
    bucketValueMs(bucketAtRank(buckets, Math.max(1, Math.ceil((percent * total) / 100)))),
  );
}

function bucketAtRank(buckets: readonly (readonly [number, number])[], rank: number): number {
  let seen = 0;
  for (const [bucket, count] of buckets) {
    seen += count;
    if (seen >= rank) return bucket;
  }
  return buckets.at(-1)?.[0] ?? 0;
}
