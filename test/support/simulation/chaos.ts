import * as fc from 'fast-check';

/**
 * What befalls one act of an instance: DynamoDB refuses it, the connection breaks before or after it was carried out,
 * or the instance ends before or after it.
 */
export const FAULTS = ['throttled', 'unsent', 'unanswered', 'dies before', 'dies after'] as const;

export type Fault = (typeof FAULTS)[number];

export interface Chaos {
  /** By the number of the act, from 1. */
  readonly faults: ReadonlyMap<number, Fault>;
  /** Whether an alarm may ring at any time, or only once there is nothing else to do. */
  readonly time: 'freely' | 'when idle';
}

/** No fault, and time for everything. */
export const CALM: Chaos = { faults: new Map(), time: 'when idle' };

/** Up to four faults among that many acts; one run of four has none. */
export function anyChaos(acts: number, kinds: readonly Fault[] = FAULTS): fc.Arbitrary<Chaos> {
  const fault = fc.tuple(fc.integer({ min: 1, max: acts }), fc.constantFrom(...kinds));
  const faults = fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.array(fault, { minLength: 1, maxLength: 4, size: 'max' }) },
  );
  return fc.record({
    faults: faults.map((all) => new Map(all)),
    time: fc.constantFrom('freely', 'when idle'),
  });
}
