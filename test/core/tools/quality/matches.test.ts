import { describe, expect, it } from 'vitest';
import { failing } from './judge.ts';

const CSV = { textual: true };

describe('matches', () => {
  it('matches numbers and booleans as JSON writes them, lists and objects never', () => {
    const values = [true, 12, 'true', 1.5, [12], { a: 12 }, 1e21];
    expect(failing({ type: 'matches', pattern: '^(true|[0-9]+)$' }, values)).toEqual([
      1.5,
      '[12]',
      '{"a":12}',
      1e21,
    ]);
    expect(failing({ type: 'matches', pattern: '.' }, [[], {}, 0, false])).toEqual(['[]', '{}']);
  });

  it('matches the text of CSV as it is written', () => {
    const values = ['007', '7', 'TRUE', ' 7'];
    expect(failing({ type: 'matches', pattern: '^(007|TRUE)$' }, values, CSV)).toEqual(['7', ' 7']);
  });
});
