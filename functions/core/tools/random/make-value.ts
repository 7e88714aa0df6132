import { isoDateMs } from '../profile/iso-date.ts';
import type { ColumnParams } from './column-schema.ts';
import type { RandomSource } from './random-source.ts';

/** A value that JSON can hold. */
type Value = string | number | boolean | null;

const DAY_MS = 86_400_000;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A maker of the column's values. Each takes the same steps of chance, so that null ratios leave other columns alone. */
export function makeValueMaker(column: ColumnParams): (random: RandomSource) => Value {
  const make = makeMaker(column);
  return (random) => {
    const isNull = random.fraction() < column.nullRatio;
    const value = make(random);
    return isNull ? null : value;
  };
}

function makeMaker(column: ColumnParams): (random: RandomSource) => Value {
  switch (column.type) {
    case 'integer':
      return (random) => random.whole(column.min, column.max);
    case 'number':
      return makeNumber(column.min, column.max, 10 ** column.decimals);
    case 'string':
      return (random) => makeText(random, random.whole(column.minLength, column.maxLength));
    case 'boolean':
      return (random) => random.fraction() < column.trueRatio;
    case 'date':
      return makeTime(column.from, column.to, DAY_MS, (time) => time.toISOString().slice(0, 10));
    case 'datetime':
      return makeTime(column.from, column.to, 1, (time) => time.toISOString());
    case 'uuid':
      return makeUuid;
    case 'category':
      return makeChoice(column.values, column.weights);
  }
}

/** Numbers of whole steps, so that rounding cannot leave the range. */
function makeNumber(min: number, max: number, stepsPerUnit: number) {
  const [first, last] = [Math.ceil(min * stepsPerUnit), Math.floor(max * stepsPerUnit)];
  return (random: RandomSource) => random.whole(first, last) / stepsPerUnit;
}

function makeText(random: RandomSource, length: number): string {
  return Array.from({ length }, () => LETTERS[random.whole(0, LETTERS.length - 1)]).join('');
}

function makeTime(from: string, to: string, stepMs: number, show: (time: Date) => string) {
  const first = Math.floor((isoDateMs(from) ?? 0) / stepMs);
  const last = Math.floor((isoDateMs(to) ?? 0) / stepMs);
  return (random: RandomSource) => show(new Date(random.whole(first, last) * stepMs));
}

/** A version 4 UUID after RFC 9562. */
function makeUuid(random: RandomSource): string {
  const hex = Array.from({ length: 4 }, () => random.bits().toString(16).padStart(8, '0')).join('');
  const variant = '89ab'[random.whole(0, 3)];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function makeChoice(values: readonly Value[], weights: readonly number[] = values.map(() => 1)) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return (random: RandomSource): Value => {
    let left = random.fraction() * total;
    const index = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    return values[index] ?? values[weights.findLastIndex((weight) => weight > 0)] ?? null;
  };
}
