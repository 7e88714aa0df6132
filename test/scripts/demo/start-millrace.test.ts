import { describe, expect, it } from 'vitest';
import { urlInGreeting } from '../../../scripts/demo/start-millrace.ts';

describe('urlInGreeting', () => {
  it('finds the address once its line is whole', () => {
    const greeting = 'Millrace is listening on http://127.0.0.1:4123\n  data   in memory\n';
    expect(urlInGreeting(greeting)).toBe('http://127.0.0.1:4123');
    expect(urlInGreeting(greeting.slice(0, 44))).toBeUndefined();
    expect(urlInGreeting('')).toBeUndefined();
  });
});
