import type { TermType } from '../reading/words/term.ts';
import type { Unshared } from './unshared.ts';
import type { GuardReason } from './verdict.ts';

/** In the order of how clearly a difference of this type tells two questions apart. */
const REASONS: readonly (readonly [TermType, GuardReason])[] = [
  ['number', 'numbers_differ'],
  ['date', 'dates_differ'],
  ['identifier', 'identifiers_differ'],
  ['environment', 'environment_differs'],
  ['name', 'names_differ'],
  ['negation', 'negation_differs'],
];

/** Numbers, dates, identifiers, environments, names and negations must be the same in both. */
export function typedTermsRule({ asked, cached }: Unshared): GuardReason | undefined {
  const types = new Set([...asked, ...cached].map(({ type }) => type));
  return REASONS.find(([type]) => types.has(type))?.[1];
}
