const ASKED = ['How many rows did', 'Why was', 'When did', 'Which partition of', 'Who changed'];
const DONE = [
  'reject in the nightly load',
  'delayed by its upstream',
  'finish its last batch',
  'hold duplicates',
];
const TABLES = ['orders', 'refunds', 'customers', 'shipments', 'payments', 'sessions', 'invoices', 'returns'];
const PLACES = ['the warehouse', 'the lake', 'the staging schema', 'the export pipeline', 'the archive'];

/** So many different questions about data, each with a run that it names; the words repeat as they do in real ones. */
export function storedQuestions(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const pick = (words: readonly string[], step: number) => words[Math.floor(index / step) % words.length];
    return `${pick(ASKED, 1)} ${pick(TABLES, 5)} ${pick(DONE, 40)} of ${pick(PLACES, 160)}, run ${1000 + index}?`;
  });
}
