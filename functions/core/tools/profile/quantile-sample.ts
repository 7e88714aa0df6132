import type { Allowance } from './allowance.ts';

/** Numbers that are all kept; past that many a uniform random sample of this size stands for them. */
const EXACT_NUMBERS = 100_000;

/** Numbers that each column may keep, whatever the allowance says. */
const LEAST_NUMBERS = 1_000;

/** Quantiles by linear interpolation between the two nearest ranks (type 7 of Hyndman and Fan, the default of NumPy and R). */
export interface Quantiles {
  readonly p05: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

export interface QuantileSample {
  readonly add: (value: number) => void;
  /** Call it after at least one number. */
  readonly finish: () => { readonly quantiles: Quantiles; readonly quantilesAreEstimates: boolean };
}

/**
 * Keeps up to 100,000 numbers; past that it is a reservoir (Vitter's algorithm R) whose estimates are off by about
 * 0.16 % of the ranks. The choice is made from a fixed seed: equal data gives equal results.
 */
export function makeQuantileSample(allowance: Allowance): QuantileSample {
  const kept: number[] = [];
  const random = makeRandom(0x9e3779b9);
  let seen = 0;
  const hasRoom = () => kept.length < LEAST_NUMBERS || (kept.length < EXACT_NUMBERS && allowance());
  return {
    add: (value) => {
      seen++;
      if (hasRoom()) kept.push(value);
      else replaceOne(kept, Math.floor(random() * seen), value);
    },
    finish: () => {
      const sorted = Float64Array.from(kept).sort();
      return { quantiles: quantilesOf(sorted), quantilesAreEstimates: seen > kept.length };
    },
  };
}

/** Value at a probability from 0 to 1 of ascending numbers, by linear interpolation (type 7); NaN of none. */
function quantileOf(sorted: Float64Array, probability: number): number {
  const rank = (sorted.length - 1) * probability;
  const below = sorted[Math.floor(rank)] ?? Number.NaN;
  const above = sorted[Math.ceil(rank)] ?? Number.NaN;
  return below + (above - below) * (rank - Math.floor(rank));
}

function quantilesOf(sorted: Float64Array): Quantiles {
  return {
    p05: quantileOf(sorted, 0.05),
    p25: quantileOf(sorted, 0.25),
    p50: quantileOf(sorted, 0.5),
    p75: quantileOf(sorted, 0.75),
    p95: quantileOf(sorted, 0.95),
  };
}

function replaceOne(kept: number[], index: number, value: number): void {
  if (index < kept.length) kept[index] = value;
}

/** Mulberry32: numbers from 0 to 1, the same ones for the same seed. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const once = Math.imul(state ^ (state >>> 15), state | 1);
    const twice = once ^ (once + Math.imul(once ^ (once >>> 7), once | 61));
    return ((twice ^ (twice >>> 14)) >>> 0) / 2 ** 32;
  };
}
