/** Wall clock in epoch milliseconds. */
export type Clock = () => number;

/** Lower-case hexadecimal SHA-256 of the UTF-8 bytes of the text. */
export type Sha256 = (text: string) => string;

/** A new identifier: unique, URL-safe, at most 36 characters, later ones not smaller in text order. */
export type NewId = () => string;

/** Starts a watch; the function it gives answers the milliseconds since then, fractions included, never going back. */
export type Stopwatch = () => () => number;

export type Outcome<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'late' };

/** What waits, so that core never does it by itself. */
export interface Timer {
  /** The work's value if it comes within `waitMs`; a rejection in time is thrown, one that comes later is swallowed. */
  readonly within: <T>(work: Promise<T>, waitMs: number) => Promise<Outcome<T>>;
  readonly sleep: (waitMs: number) => Promise<void>;
}

/** The part of an AbortSignal that core needs; a real AbortSignal is one. */
export interface CancelSignal {
  readonly aborted: boolean;
}

/** A signal with its switch. */
export type MakeCancel = () => { readonly signal: CancelSignal; readonly cancel: () => void };

/**
 * Runs synchronous work and stops it after that many milliseconds, even within one regular expression; says whether it
 * came to its end. Work that was stopped leaves what it touched half done. It cannot be called within itself.
 */
export type EndsInTime = (work: () => void, timeoutMs: number) => boolean;
