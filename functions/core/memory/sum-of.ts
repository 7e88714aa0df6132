/** Sum of numbers whose rounding errors do not add up (Neumaier 1974), to 15 digits: of decimals mostly the exact sum. */
export function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  let lost = 0;
  for (const number of numbers) {
    const next = sum + number;
    lost += Math.abs(sum) >= Math.abs(number) ? sum - next + number : number - next + sum;
    sum = next;
  }
  return Number((sum + lost).toPrecision(15));
}
