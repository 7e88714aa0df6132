import { latestLeaseEnd } from '../../core/clock-bounds.ts';

/** `isLeaseOver` as a part of a condition on `#leaseUntilMs`; its values are those of `leaseOverValues`. */
export const LEASE_IS_OVER = '#leaseUntilMs <= :now OR #leaseUntilMs > :latest';

/** `:now` and `:latest` of LEASE_IS_OVER, epoch milliseconds. */
export function leaseOverValues(nowMs: number) {
  return { ':now': nowMs, ':latest': latestLeaseEnd(nowMs) };
}
