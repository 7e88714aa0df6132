const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about all am an and any are as at be been being but by can could did do does doing for from had has have ' +
    'having he her hers him his how i if in into is it its just may me might more most my no nor not of on or our ' +
    'out own please shall she should so some such tell than that the their them then there these they this those to ' +
    'too up us very was we were what when where which while who whom why will with would you your'
  ).split(' '),
);

/** True for words that carry no topic of their own. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
