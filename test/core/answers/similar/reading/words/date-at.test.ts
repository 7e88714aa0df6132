import { describe, expect, it } from 'vitest';
import { dateAt } from '../../../../../../functions/core/answers/similar/reading/words/date-at.ts';

const keyOf = (text: string) => dateAt(text.split(' '), 0)?.term.key;

describe('dateAt', () => {
  it.each([
    ['yesterday', 'yesterday'],
    ['2024-05-01', '2024-05-01'],
    ['2024', '2024'],
    ['q3', 'q3'],
    ['jan', 'january'],
    ['mondays', 'monday'],
    ['last night', 'last night'],
    ['past week', 'last week'],
    ['next friday', 'next friday'],
    ['6 pm', '18:00'],
    ['12 am', '00:00'],
    ['7:05 am', '07:05'],
    ['noon', '12:00'],
    ['08:00', '08:00'],
    ['18:00', '18:00'],
  ])('reads %s as %s', (text, key) => {
    expect(keyOf(text)).toBe(key);
  });

  it.each(['may', 'last', 'march_v2', '12', 'second', 'orders'])('sees no date in %s', (text) => {
    expect(keyOf(text)).toBeUndefined();
  });

  it('takes may for a month where a month stands', () => {
    expect(dateAt(['in', 'may'], 1)?.term.key).toBe('may');
    expect(dateAt(['it', 'may'], 1)).toBeUndefined();
  });
});
