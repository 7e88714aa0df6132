import type { Term } from '../reading/words/term.ts';

/** The terms that either question has and the other has not, each as often as it has it more. */
export interface Unshared {
  readonly asked: readonly Term[];
  readonly cached: readonly Term[];
}

/** What is left of two lists of terms when all that they share is taken away. */
export function unsharedTerms(asked: readonly Term[], cached: readonly Term[]): Unshared {
  return { asked: without(asked, cached), cached: without(cached, asked) };
}

function without(terms: readonly Term[], others: readonly Term[]): Term[] {
  const counts = new Map<string, number>();
  for (const { key } of others) counts.set(key, (counts.get(key) ?? 0) + 1);
  return terms.filter(({ key }) => {
    const left = counts.get(key) ?? 0;
    if (left > 0) counts.set(key, left - 1);
    return left === 0;
  });
}
