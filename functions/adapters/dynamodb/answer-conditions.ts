import type { PendingAnswer, Replaceable, StoredAnswer } from '../../core/answers/answer-store.ts';
import { latestNote } from '../../core/clock-bounds.ts';
import { ATTRIBUTE } from '../../core/names.ts';
import { ITEM_VERSION } from './answer-items.ts';
import { type Condition, toNames } from './conditional-put.ts';
import { LEASE_IS_OVER, leaseOverValues } from './lease-over.ts';

/**
 * An answer of this version, as far as a condition can tell; it follows `answerSchema`. Whatever is neither this nor a
 * claim is free: nobody can read it, so it must not stand in the way for good.
 */
const IS_ANSWER = [
  '#version = :version',
  '(attribute_type(#message, :text) OR attribute_type(#message, :bytes))',
  '(attribute_type(#response, :text) OR attribute_type(#response, :bytes))',
  '#origin IN (:model, :precomputed)',
  'attribute_type(#answeredAtMs, :number)',
  'attribute_type(#dependencies, :list)',
  '(attribute_not_exists(#expiresAtMs) OR attribute_type(#expiresAtMs, :number))',
].join(' AND ');

const ANSWER_NAMES = toNames([
  'version',
  'message',
  'response',
  'origin',
  'answeredAtMs',
  'dependencies',
  'expiresAtMs',
]);

const ANSWER_VALUES = {
  ':version': ITEM_VERSION,
  ':text': 'S',
  ':bytes': 'B',
  ':number': 'N',
  ':list': 'L',
  ':model': 'model',
  ':precomputed': 'precomputed',
};

const IS_CLAIM =
  '#version = :version AND attribute_type(#owner, :text) AND attribute_type(#leaseUntilMs, :number)';

/** The question is free: no answer but the one to be replaced, and no claim of another that still holds. */
export function isClaimable(claim: PendingAnswer, over: Replaceable | undefined, nowMs: number): Condition {
  const replaceable = over === undefined ? '' : ' OR #answeredAtMs = :over';
  return {
    ConditionExpression: `attribute_not_exists(#partition) OR ${LEASE_IS_OVER} OR #owner = :owner${replaceable} OR NOT (${IS_ANSWER} OR ${IS_CLAIM})`,
    ExpressionAttributeNames: {
      '#partition': ATTRIBUTE.partition,
      ...ANSWER_NAMES,
      ...toNames(['owner', 'leaseUntilMs']),
    },
    ExpressionAttributeValues: {
      ...ANSWER_VALUES,
      ...leaseOverValues(nowMs),
      ':owner': claim.owner,
      ...(over === undefined ? {} : { ':over': over.answeredAtMs }),
    },
  };
}

/** What stands there is no answer, or one of a model that is not newer, or was made by a clock far ahead. */
export function isNotBetter(answer: StoredAnswer, nowMs: number): Condition {
  return {
    ConditionExpression: `(#origin = :model AND (#answeredAtMs <= :made OR #answeredAtMs > :latest)) OR NOT (${IS_ANSWER})`,
    ExpressionAttributeNames: ANSWER_NAMES,
    ExpressionAttributeValues: {
      ...ANSWER_VALUES,
      ':made': answer.answeredAtMs,
      ':latest': latestNote(nowMs),
    },
  };
}
