import { hashText } from './hash-text.ts';

const INDEX_BITS = 14;
const REGISTERS = 2 ** INDEX_BITS;

/** Estimates how many different texts it was given, in 16 KiB: standard error 0.8 % (HyperLogLog). */
export interface CardinalitySketch {
  readonly add: (text: string) => void;
  readonly estimate: () => number;
}

/**
 * HyperLogLog with 2^14 registers and Ertl's estimator (arXiv:1702.01284, algorithm 6), unbiased at every size; without
 * its correction for full registers, which matters past 10^12 texts.
 */
export function makeCardinalitySketch(): CardinalitySketch {
  const registers = new Uint8Array(REGISTERS);
  return {
    add: (text) => {
      const [high, low] = hashText(text);
      const index = high >>> (32 - INDEX_BITS);
      registers[index] = Math.max(registers[index] ?? 0, Math.clz32(low) + 1);
    },
    estimate: () => estimate(registers),
  };
}

function estimate(registers: Uint8Array): number {
  let [sum, empty] = [0, 0];
  for (const rank of registers) {
    if (rank === 0) empty++;
    else sum += 2 ** -rank;
  }
  sum += REGISTERS * sigma(empty / REGISTERS);
  return Math.round(REGISTERS ** 2 / (2 * Math.LN2 * sum));
}

/** Correction for the share of registers that are still zero; infinite when all are. */
function sigma(empty: number): number {
  let [power, weight, sum, before] = [empty, 1, empty, -1];
  while (sum !== before) {
    before = sum;
    power *= power;
    sum += power * weight;
    weight *= 2;
  }
  return sum;
}
