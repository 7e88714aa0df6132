import { CALENDAR, PERIOD_QUALIFIERS, PERIODS, RELATIVE_DAYS } from '../../lexicon/dates.ts';
import { lemma } from './lemma.ts';
import type { Term } from './term.ts';

const MAY_BEFORE = /^(?:in|of|since|last|this|next|until|by|during|from|between|\d{1,2}(?:st|nd|rd|th)?)$/;
const PARTS_OF_DAYS = /^(?:night|morning|evening|afternoon|weekend)$/;
const PERIOD_BY_KEY = new Map([...PERIODS].map((period): [string, string] => [lemma(period), period]));

/** The date, time or relative date at a place in lower-case words, and how many words it takes. */
export function dateAt(
  words: readonly string[],
  start: number,
): { readonly term: Term; readonly length: number } | undefined {
  const word = words[start] ?? '';
  const next = words[start + 1] ?? '';
  const qualifier = PERIOD_QUALIFIERS.get(word);
  const period = qualifier === undefined ? undefined : (PERIOD_BY_KEY.get(lemma(next)) ?? CALENDAR.get(next));
  if (qualifier !== undefined && period !== undefined && !(word === 'current' && period === 'night'))
    return dated(`${qualifier} ${period}`, `${word} ${next}`, 2);
  if ((word === 'each' || word === 'every') && PARTS_OF_DAYS.test(next))
    return dated(`each ${next}`, `${word} ${next}`, 2);
  if (/^\d{1,2}(?::\d{2}){0,2}$/.test(word) && /^[ap]\.?m\.?$/.test(next))
    return dated(timeOfHalfDay(word, next.startsWith('p')), `${word} ${next}`, 2);
  const key = keyOf(word, words[start - 1] ?? '');
  return key === undefined ? undefined : dated(key, word, 1);
}

function keyOf(word: string, before: string): string | undefined {
  if (RELATIVE_DAYS.has(word)) return word;
  if (word === 'noon') return '12:00';
  if (word === 'midnight') return '00:00';
  if (word === 'may') return MAY_BEFORE.test(before) ? word : undefined;
  // Most words have no digit, and this is asked of every word.
  if (!/\d/.test(word)) return CALENDAR.get(word);
  if (/^\d{1,2}:\d{2}(?::\d{2})?$/.test(word)) return withFullHour(word);
  if (/^(?:19|20)\d\d$/.test(word) || /^\d{4}-\d{2}(?:-\d{2})?(?:t[\d:.]+z?)?$/.test(word)) return word;
  if (/^(?:19|20)\d\d-?q[1-4]$/.test(word)) return word.replace('-', '');
  return /^q[1-4]$/.test(word) ? word : CALENDAR.get(word);
}

/** `7:05` as `07:05`. */
function withFullHour(time: string): string {
  return time.replace(/^\d:/, '0$&');
}

/** `7:05` and `7` in the evening as `19:05` and `19:00`; `12:30` before noon as `00:30`. */
function timeOfHalfDay(time: string, isAfternoon: boolean): string {
  const hours = (Number.parseInt(time, 10) % 12) + (isAfternoon ? 12 : 0);
  return withFullHour(`${hours}${time.replace(/^\d+/, '') || ':00'}`);
}

function dated(key: string, surface: string, length: number): { term: Term; length: number } {
  return { term: { key, type: 'date', surface }, length };
}
