const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const DAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** Name or short form of a month or a day of the week -> its name. `may` and `mar` are left to the context. */
export const CALENDAR: ReadonlyMap<string, string> = new Map([
  ...MONTHS.filter((month) => month !== 'may').map((month): [string, string] => [month, month]),
  ...MONTHS.filter((month) => !month.startsWith('ma')).map((month): [string, string] => [
    month.slice(0, 3),
    month,
  ]),
  ...DAYS.flatMap((day): [string, string][] => [
    [day, day],
    [`${day}s`, day],
  ]),
  ...['mon', 'tue', 'wed', 'thu', 'fri'].map((day, index): [string, string] => [day, DAYS[index] ?? day]),
  ['tues', 'tuesday'],
  ['thurs', 'thursday'],
  ['sept', 'september'],
]);

export const RELATIVE_DAYS = new Set('today yesterday tomorrow tonight'.split(' '));

/** What `last`, `this`, `next` and their like make a date of. */
export const PERIODS = new Set(
  'day week month year quarter night morning evening afternoon weekend hour minute sprint season decade'.split(
    ' ',
  ),
);

export const PERIOD_QUALIFIERS: ReadonlyMap<string, string> = new Map([
  ['last', 'last'],
  ['past', 'last'],
  ['previous', 'last'],
  ['this', 'this'],
  ['current', 'this'],
  ['next', 'next'],
  ['coming', 'next'],
  ['following', 'next'],
]);
