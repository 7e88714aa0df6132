import { mentions } from './mentions.ts';

/** Name that stands for the entries without a dataset. */
export const UNNAMED_DATASET = '';

/** Dataset -> the version that something was made from. */
export type Dependencies = Readonly<Record<string, number>>;

/** Known datasets of an agent with their versions; a dataset that is absent has version 0. */
export type KnownVersions = ReadonlyMap<string, number>;

/** The datasets at their versions of now, to be kept with what is made from them. */
export function dependenciesOn(datasets: Iterable<string>, known: KnownVersions): Dependencies {
  return Object.fromEntries(
    [...new Set(datasets)].sort().map((dataset) => [dataset, known.get(dataset) ?? 0]),
  );
}

/**
 * The dependencies of something made without additions that the versions count already: the datasets of those stand
 * below what they were known at, so it is never current. An addition without a dataset may be of any.
 */
export function withoutAdditions(
  dependencies: Dependencies,
  missed: readonly { readonly dataset?: string }[],
): Dependencies {
  const isMissed = (dataset: string) => missed.some((addition) => (addition.dataset ?? dataset) === dataset);
  const entries = Object.entries(dependencies);
  return Object.fromEntries(
    entries.map(([dataset, version]) => [dataset, isMissed(dataset) ? version - 1 : version]),
  );
}

/** True while none of the datasets has moved on. */
export function areCurrent(dependencies: Dependencies, known: KnownVersions): boolean {
  return Object.entries(dependencies).every(([dataset, version]) => (known.get(dataset) ?? 0) === version);
}

/** Known datasets whose name stands in the text as words of its own; the unnamed one never does. */
export function mentionedDatasets(text: string, known: KnownVersions): string[] {
  return [...known.keys()].filter((dataset) => dataset !== UNNAMED_DATASET && mentions(text, dataset));
}
