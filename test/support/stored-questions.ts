const ASKED = ['How many rows did', 'Why was', 'When did', 'Which partition of', 'Who changed'];
const DONE = [
  'reject in the nightly load',
  'delayed by its upstream',
  'finish its last batch',
  'hold duplicates',
];
const TABLES = ['orders', 'refunds', 'customers', 'shipments', 'payments', 'sessions', 'invoices', 'returns'];
const PLACES = ['the warehouse', 'the lake', 'the staging schema', 'the export pipeline', 'the archive'];

/**
 * So many different questions about data; their words repeat as they do in real ones. Each names a run by its number,
 * or a job by a made-up word, which tells questions apart less easily.
 */
export function storedQuestions(count: number, naming: 'number' | 'word' = 'number'): string[] {
  return Array.from({ length: count }, (_, index) => {
    const named = naming === 'number' ? `run ${1000 + index}` : `job ${toWord(index)}`;
    const pick = (words: readonly string[], step: number) => words[Math.floor(index / step) % words.length];
    return `${pick(ASKED, 1)} ${pick(TABLES, 5)} ${pick(DONE, 40)} of ${pick(PLACES, 160)}, ${named}?`;
  });
}

/** A word of seven letters, another for each number below 17,576. */
function toWord(index: number): string {
  const letter = (step: number) => String.fromCharCode(97 + (Math.floor(index / step) % 26));
  return `${letter(676)}ro${letter(26)}ka${letter(1)}`;
}
