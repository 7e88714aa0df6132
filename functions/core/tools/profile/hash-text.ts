/** Two 32-bit halves of a well-mixed hash of the text's code units (cyrb53, after MurmurHash3); not for secrets. */
export function hashText(text: string): readonly [high: number, low: number] {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  return [mix(high, low), mix(low, high)];
}

function mix(half: number, other: number): number {
  const once = Math.imul(half ^ (half >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  const twice = Math.imul(once ^ (once >>> 13), 3266489909);
  return (twice ^ (twice >>> 16)) >>> 0;
}
