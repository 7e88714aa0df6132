/** Stands in for core/lazily.ts where mutants are tested: what is kept would show a mutant to the first test alone. */
export function lazily<T extends object>(make: () => T): () => T {
  return make;
}

export function lazyFunction<Given extends readonly unknown[], Result>(
  load: () => Promise<(...given: Given) => Promise<Result>>,
): (...given: Given) => Promise<Result> {
  return async (...given) => await (await load())(...given);
}
