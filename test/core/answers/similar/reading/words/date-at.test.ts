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

  it.each([
    ['2024-05', '2024-05'],
    ['2024-05-01t10:00:30', '2024-05-01t10:00:30'],
    ['2024-05-01t10:00z', '2024-05-01t10:00z'],
    ['1999', '1999'],
    ['2024q1', '2024q1'],
    ['2024-q4', '2024q4'],
    ['8:00:15', '08:00:15'],
    ['midnight', '00:00'],
    ['7 a.m.', '07:00'],
    ['12 pm', '12:00'],
    ['12:30 pm', '12:30'],
    ['12:30 am', '00:30'],
    ['7:05:30 pm', '19:05:30'],
    ['11:59 p.m.', '23:59'],
    ['this week', 'this week'],
    ['current week', 'this week'],
    ['coming months', 'next month'],
    ['last mondays', 'last monday'],
    ['previous nights', 'last night'],
    ['each night', 'each night'],
    ['every weekend', 'each weekend'],
    ['sept', 'september'],
  ])('reads %s as %s too', (text, key) => {
    const found = dateAt(text.split(' '), 0);
    expect(found?.term).toEqual({ key, type: 'date', surface: text });
    expect(found?.length).toBe(text.split(' ').length);
  });

  it.each([
    ['a year of another time', '1824'],
    ['a year within a number', '12024'],
    ['a number that begins as a year', '20245'],
    ['a number of rows', '4500'],
    ['digits before a day', 'x2024-05-01'],
    ['digits behind a day', '2024-05-011'],
    ['a fifth quarter', 'q5'],
    ['a name that ends as a quarter', 'xq1'],
    ['a name that begins as one', 'q1x'],
    ['a quarter of another time', '1824q1'],
    ['a name of a quarter and more', '2024q1x'],
    ['a name that ends in a quarter', 'v2024q1'],
    ['a ratio', '123:00'],
    ['a short time', '8:0'],
    ['more than a time', '08:00x'],
    ['the present as an adjective', 'current night'],
    ['each day', 'each day'],
    ['every nightly', 'every nightly'],
    ['a night of something', 'some night'],
    ['a number before another word', '6 pmx'],
    ['a number before a name that ends so', '6 xpm'],
    ['a long number before pm', '612 pm'],
    ['a word before pm', 'x6 pm'],
    ['a time of one minute digit before pm', '6:5 pm'],
    ['a word that begins as a part of the day', 'every nights'],
    ['a word that ends as one', 'every fortnight'],
    ['nothing', ''],
  ])('sees no date in %s', (_, text) => {
    expect(dateAt(text.split(' '), 0)).toBeUndefined();
  });

  it.each(['since', 'last', 'until', 'between', '3', '21st', '2nd'])(
    'takes may for a month after %s',
    (before) => {
      expect(dateAt([before, 'may'], 1)?.term.key).toBe('may');
    },
  );

  it.each(['within', 'lasting', 'begin', '123', '3x', 'x3', ''])(
    'takes may for no month after %j',
    (before) => {
      expect(dateAt([before, 'may'], 1)).toBeUndefined();
    },
  );
});
