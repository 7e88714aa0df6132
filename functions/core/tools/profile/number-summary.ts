import type { Allowance } from './allowance.ts';
import { makeQuantileSample, type Quantiles } from './quantile-sample.ts';

/** Summary of at least one number. */
export interface NumberSummary {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Of a sample (divisor n − 1); absent for a single number. */
  readonly standardDeviation?: number;
  readonly quantiles: Quantiles;
  /** True past the numbers that are kept: then the quantiles are those of a random sample of them. */
  readonly quantilesAreEstimates: boolean;
}

export interface NumberSummarizer {
  readonly add: (value: number) => void;
  /** Undefined when no number was added. */
  readonly finish: () => NumberSummary | undefined;
}

/** One pass, with mean and deviation by Welford's recurrence, so that a large mean does not swallow a small spread. */
export function makeNumberSummarizer(allowance: Allowance): NumberSummarizer {
  const sample = makeQuantileSample(allowance);
  let [count, mean, squares] = [0, 0, 0];
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return {
    add: (value) => {
      count++;
      const distance = value - mean;
      mean += distance / count;
      squares += distance * (value - mean);
      min = Math.min(min, value);
      max = Math.max(max, value);
      sample.add(value);
    },
    finish: () =>
      count === 0
        ? undefined
        : {
            min,
            max,
            mean,
            ...(count > 1 ? { standardDeviation: Math.sqrt(squares / (count - 1)) } : {}),
            ...sample.finish(),
          },
  };
}
