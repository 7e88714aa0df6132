/**
 * What an agent's state says about which of its entries live. Two marks of the same sequence and counts, neither of
 * them amid a cleanup, stand for the same entries, but for additions that are under way.
 */
export interface LiveMark {
  /** The last place in the order of adding that was given away; 0 before the first addition. */
  readonly sequence: number;
  /** Cleanups that have ended. */
  readonly cleanups: number;
  /** Entries that were forgotten, and additions that were taken back. */
  readonly uncounts: number;
  readonly isCleaning: boolean;
  /** Additions that may not be stored yet, by their sequence; their datasets' versions count them already. */
  readonly underWay: ReadonlyMap<number, AdditionUnderWay>;
  /** Sequences of entries that were forgotten and may not be deleted yet. */
  readonly forgotten: ReadonlySet<number>;
}

/** An addition that is counted and may not be stored yet. */
export interface AdditionUnderWay {
  readonly entryId: string;
  /** The unnamed one is the empty string; undefined where it is not known, so that it may be any. */
  readonly dataset?: string;
}
