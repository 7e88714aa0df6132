/** Stands in for core/text/remembered.ts where mutants are tested: what is kept would show a mutant to the first test alone. */
export function remembered<T>(of: (word: string) => T): (word: string) => T {
  return of;
}
