/** Longest line of JSON lines and longest record of CSV; a longer one is an error, as it has to fit in memory. */
export const MAX_LINE_CHARS = 10_000_000;
