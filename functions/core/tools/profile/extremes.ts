export interface Extremes<T> {
  readonly add: (order: T, text: string) => void;
  /** The texts with the least and the greatest order, of equal ones the first; undefined when none was added. */
  readonly finish: () => { readonly min: string; readonly max: string } | undefined;
}

/** Keeps the least and the greatest of texts by an order: the text itself (by code unit) or a time. */
export function makeExtremes<T extends string | number>(): Extremes<T> {
  let least: { order: T; text: string } | undefined;
  let greatest: { order: T; text: string } | undefined;
  return {
    add: (order, text) => {
      if (least === undefined || order < least.order) least = { order, text };
      if (greatest === undefined || order > greatest.order) greatest = { order, text };
    },
    finish: () =>
      least === undefined || greatest === undefined ? undefined : { min: least.text, max: greatest.text },
  };
}
