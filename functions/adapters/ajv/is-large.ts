/** True when the value holds more than that many values, itself included; looks at no more than those. */
export function isLarge(value: unknown, maxValues: number): boolean {
  const pending = [value];
  for (let seen = 0; pending.length > 0; seen++) {
    if (seen === maxValues || pending.length > maxValues) return true;
    const next = pending.pop();
    if (typeof next === 'object' && next !== null)
      for (const member of Object.values(next)) pending.push(member);
  }
  return false;
}
