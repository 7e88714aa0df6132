/**
 * What `make` gives, made when it is first asked for and kept: a start pays for nothing that its event does not need.
 * Schemas, clients and whole modules are made so. A promise that fails is not kept.
 */
export function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    if (made !== undefined) return made;
    made = make();
    if (made instanceof Promise) made.catch(() => (made = undefined));
    return made;
  };
}

/** The function that `load` gives, loaded with the first call. */
export function lazyFunction<Given extends readonly unknown[], Result>(
  load: () => Promise<(...given: Given) => Promise<Result>>,
): (...given: Given) => Promise<Result> {
  const loaded = lazily(load);
  return async (...given) => await (await loaded())(...given);
}
