/** Says true as often as it was made for, then false for good. */
export type Allowance = () => boolean;

/** Room for that many values, shared by the columns of a table, so that a wide table needs no more memory than a narrow one. */
export function makeAllowance(values: number): Allowance {
  let left = values;
  return () => left-- > 0;
}
