import { ATTRIBUTE } from '../../core/names.ts';
import { type Condition, toNames } from './conditional-put.ts';
import { LEASE_IS_OVER, leaseOverValues } from './lease-over.ts';
import { ITEM_VERSION } from './tool-items.ts';

/** A result of this version, as far as a condition can tell; it follows `resultSchema`. */
const IS_RESULT = [
  '#version = :version',
  'attribute_type(#result, :binary)',
  'attribute_type(#dependencies, :list)',
  'attribute_type(#expiresAtMs, :number)',
  'attribute_type(#owner, :text)',
].join(' AND ');

const IS_LEASE =
  '#version = :version AND attribute_type(#owner, :text) AND attribute_type(#leaseUntilMs, :number)';

/**
 * The place under a cache key is free for this owner: nothing is there that others could use or wait for, but a result
 * of `over`, which is to be replaced. It guards both the lease and the result, so that an owner whose lease has ended
 * can replace neither the lease of its successor nor the newer result.
 */
export function isFree(owner: string, over: string | undefined, nowMs: number): Condition {
  const replaceable = over === undefined ? '' : ' OR #owner = :over';
  return {
    ConditionExpression:
      `attribute_not_exists(#partition) OR #owner = :owner OR ${LEASE_IS_OVER} OR #expiresAtMs <= :now` +
      `${replaceable} OR NOT (${IS_RESULT} OR ${IS_LEASE})`,
    ExpressionAttributeNames: {
      '#partition': ATTRIBUTE.partition,
      ...toNames(['version', 'result', 'dependencies', 'expiresAtMs', 'owner', 'leaseUntilMs']),
    },
    ExpressionAttributeValues: {
      ':version': ITEM_VERSION,
      ':binary': 'B',
      ':list': 'L',
      ':number': 'N',
      ':text': 'S',
      ':owner': owner,
      ...leaseOverValues(nowMs),
      ...(over === undefined ? {} : { ':over': over }),
    },
  };
}
