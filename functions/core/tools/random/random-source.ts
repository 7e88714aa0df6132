import { hashText } from '../profile/hash-text.ts';

/** Chance that repeats itself for the same seed. */
export interface RandomSource {
  /** From 0 to 1, 1 not included, in steps of 2^-53. */
  readonly fraction: () => number;
  /** A whole number from `min` to `max`, both included, all equally likely as far as 2^53 steps can tell. */
  readonly whole: (min: number, max: number) => number;
  /** 32 random bits as a whole number. */
  readonly bits: () => number;
}

/** xoshiro128** of Blackman and Vigna, its 128 bits of state made from a hash of the seed's text. Not for secrets. */
export function makeRandomSource(seed: string): RandomSource {
  const [a, b] = hashText(`${seed}\u0000a`);
  const [c, d] = hashText(`${seed}\u0000b`);
  // A state of zeros would stay there.
  const state: State = { a, b, c, d: d | 1 };
  const bits = () => step(state);
  const fraction = () => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53;
  return { bits, fraction, whole: (min, max) => min + Math.floor(fraction() * (max - min + 1)) };
}

interface State {
  a: number;
  b: number;
  c: number;
  d: number;
}

function step(state: State): number {
  const result = Math.imul(rotate(Math.imul(state.b, 5), 7), 9) >>> 0;
  const shifted = state.b << 9;
  state.c ^= state.a;
  state.d ^= state.b;
  state.b ^= state.c;
  state.a ^= state.d;
  state.c ^= shifted;
  state.d = rotate(state.d, 11);
  return result;
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
