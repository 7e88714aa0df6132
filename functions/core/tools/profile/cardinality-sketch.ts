import { hashText } from './hash-text.ts';

const INDEX_BITS = 14;
const REGISTERS = 2 ** INDEX_BITS;
/** Bits left to find the rank in. */
const RANK_BITS = 32;

/** Estimates how many different texts it was given, in 16 KiB: standard error 0.8 % (HyperLogLog). */
export interface CardinalitySketch {
  readonly add: (text: string) => void;
  readonly estimate: () => number;
}

/** HyperLogLog with 2^14 registers and Ertl's estimator (arXiv:1702.01284, algorithm 6), unbiased at every size. */
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
  const counts = new Float64Array(RANK_BITS + 2);
  for (const rank of registers) counts[rank] = (counts[rank] ?? 0) + 1;
  let sum = REGISTERS * tau(1 - (counts[RANK_BITS + 1] ?? 0) / REGISTERS);
  for (let rank = RANK_BITS; rank >= 1; rank--) sum = (sum + (counts[rank] ?? 0)) / 2;
  sum += REGISTERS * sigma((counts[0] ?? 0) / REGISTERS);
  return Math.round(REGISTERS ** 2 / (2 * Math.LN2 * sum));
}

/** Correction for the registers that are still zero. */
function sigma(empty: number): number {
  if (empty === 1) return Number.POSITIVE_INFINITY;
  let [power, weight, sum, before] = [empty, 1, empty, -1];
  while (sum !== before) {
    before = sum;
    power *= power;
    sum += power * weight;
    weight *= 2;
  }
  return sum;
}

/** Correction for the registers that are full. */
function tau(notFull: number): number {
  if (notFull === 0 || notFull === 1) return 0;
  let [root, weight, sum, before] = [notFull, 1, 1 - notFull, -1];
  while (sum !== before) {
    before = sum;
    root = Math.sqrt(root);
    weight /= 2;
    sum -= (1 - root) ** 2 * weight;
  }
  return sum / 3;
}
