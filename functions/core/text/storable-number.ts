/**
 * The number, or 0 for one below a billionth: a sum of tiny and huge numbers would need more than the 38 digits that
 * DynamoDB keeps, and a lone one under 1e-130 is refused there.
 */
export function storableNumber(value: number): number {
  return Math.abs(value) < LEAST ? 0 : value;
}

const LEAST = 1e-9;
