import type { Scope } from '../scope.ts';

/** How long a record stands, from the moment the effect begins; after that the same key does it again. */
export const EFFECT_KEPT_MS = 24 * 3_600_000;

/** How an effect ended: with a result, or in a way that leaves open whether it took place. */
export type EffectOutcome =
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'unknown' };

/** What the record of an effect says; `running` past its time was left behind by a crash. */
export type EffectRecord =
  | EffectOutcome
  | { readonly kind: 'running'; readonly owner: string; readonly untilMs: number };

/** Records that make an effect happen at most once for each key. No record is ever dropped before `EFFECT_KEPT_MS`. */
export interface EffectRecords {
  /** Ties an idempotency key (hashed) to the fingerprint of a body; gives the fingerprint that it is tied to. */
  readonly bind: (scope: Scope, keyHash: string, fingerprint: string) => Promise<string>;
  /** Notes that the effect is about to be executed; where there is a record already, gives that and notes nothing. */
  readonly begin: (
    scope: Scope,
    effectKey: string,
    by: { readonly owner: string; readonly untilMs: number },
  ) => Promise<EffectRecord | undefined>;
  /** The record as of now; undefined where there is none. */
  readonly read: (scope: Scope, effectKey: string) => Promise<EffectRecord | undefined>;
  /** Writes down how the owner's effect ended. False for a result that is too large: then it is noted as unknown. */
  readonly finish: (
    scope: Scope,
    effectKey: string,
    owner: string,
    outcome: EffectOutcome,
  ) => Promise<boolean>;
  /** Takes the owner's note back: nothing was done. */
  readonly cancel: (scope: Scope, effectKey: string, owner: string) => Promise<void>;
}
