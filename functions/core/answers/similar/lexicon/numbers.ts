/** Number word -> its value. `one` is left to the context; `second` is a time more often than an ordinal. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  (
    'zero:0 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13 ' +
    'fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30 forty:40 fifty:50 ' +
    'sixty:60 seventy:70 eighty:80 ninety:90 dozen:12'
  )
    .split(' ')
    .map((pair): [string, number] => {
      const [word = '', value = ''] = pair.split(':');
      return [word, Number(value)];
    }),
);

export const MULTIPLIERS: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['k', 1000],
  ['million', 1_000_000],
  ['mio', 1_000_000],
  ['billion', 1_000_000_000],
  ['bn', 1_000_000_000],
]);

/** Unit as written after a number, lower case -> its short form. */
export const UNITS: ReadonlyMap<string, string> = new Map(
  [
    'b byte bytes',
    'kb kilobyte kilobytes',
    'mb megabyte megabytes meg megs',
    'gb gigabyte gigabytes gig gigs',
    'tb terabyte terabytes',
    'pb petabyte petabytes',
    'kib kibibyte kibibytes',
    'mib mebibyte mebibytes',
    'gib gibibyte gibibytes',
    'tib tebibyte tebibytes',
    'ms millisecond milliseconds msec msecs',
    's second seconds sec secs',
    'min minute minutes mins',
    'h hour hours hr hrs',
    'd day days',
    'w week weeks wk wks',
    'mo month months',
    'y year years yr yrs',
    '% percent pct',
    'dollar dollars usd $',
    'euro euros eur €',
    'pound pounds gbp £',
    'cent cents',
  ].flatMap((line) => {
    const forms = line.split(' ');
    return forms.map((form): [string, string] => [form, forms[0] ?? form]);
  }),
);
