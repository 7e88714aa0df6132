/** Why the answer to one question must not be served for another; each is counted and shown by explain. */
export const GUARD_REASONS = [
  'no_content',
  'numbers_differ',
  'dates_differ',
  'identifiers_differ',
  'names_differ',
  'environment_differs',
  'negation_differs',
  'opposites',
  'scope_differs',
  'question_kind_differs',
  'tense_differs',
  'unshared_words',
  'background_differs',
  'direction_differs',
] as const;

export type GuardReason = (typeof GUARD_REASONS)[number];
