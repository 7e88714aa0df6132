import type { QuestionSignature } from './question-signature.ts';

/** Why the answer to one question must not be served for another, each a metric and shown by explain. */
export const GUARD_REASONS = [
  'numbers_differ',
  'dates_differ',
  'identifiers_differ',
  'names_differ',
  'environment_differs',
  'negation_differs',
  'opposites',
  'direction_differs',
  'scope_differs',
  'question_kind_differs',
  'order_differs',
  'unshared_words',
  'no_content',
] as const;

export type GuardReason = (typeof GUARD_REASONS)[number];

export type GuardVerdict =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly reason: GuardReason };

/** Whether the answer to the cached question answers the asked one. When in doubt it does not. */
export function guard(asked: QuestionSignature, cached: QuestionSignature): GuardVerdict {
  if (asked.numbers.join(' ') !== cached.numbers.join(' '))
    return { accepted: false, reason: 'numbers_differ' };
  if (asked.words.join(' ') !== cached.words.join(' ')) return { accepted: false, reason: 'unshared_words' };
  return { accepted: true };
}
