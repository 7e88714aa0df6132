import type { Reading } from './reading/read-question.ts';
import { arrangementRule } from './rules/arrangement.ts';
import { backgroundRule } from './rules/background.ts';
import { counterparts } from './rules/counterparts.ts';
import { oppositesRule } from './rules/opposites.ts';
import { withPronounsRead } from './rules/pronouns.ts';
import { questionKindRule } from './rules/question-kind.ts';
import { singleTermRule } from './rules/single-term.ts';
import { tenseRule } from './rules/tense.ts';
import { typedTermsRule } from './rules/typed-terms.ts';
import { unsharedTerms } from './rules/unshared.ts';
import type { GuardReason } from './rules/verdict.ts';

export type GuardVerdict =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly reason: GuardReason };

/**
 * Whether the answer to the cached question answers the asked one: only if every word of either has its counterpart in
 * the other and all stand in the same relations. When in doubt it does not. The same both ways round.
 */
export function guard(asked: Reading, cached: Reading): GuardVerdict {
  const reason = refusal(asked, cached);
  const isSame = reason === undefined || isSameWithPronouns(asked, cached);
  return isSame ? { accepted: true } : { accepted: false, reason };
}

function isSameWithPronouns(asked: Reading, cached: Reading): boolean {
  if (backgroundRule(asked, cached) !== undefined) return false;
  return withPronounsRead(asked, cached).some(([one, other]) => refusal(one, other) === undefined);
}

function refusal(asked: Reading, cached: Reading): GuardReason | undefined {
  if (asked.terms.length === 0 || cached.terms.length === 0) return 'no_content';
  const unshared = unsharedTerms(asked.terms, cached.terms);
  const typed = typedTermsRule(unshared) ?? oppositesRule(unshared);
  if (typed !== undefined) return typed;
  const mended = counterparts(unshared, asked.terms.length);
  if (mended === undefined && [...unshared.asked, ...unshared.cached].some(({ type }) => type === 'scope'))
    return 'scope_differs';
  const kind = questionKindRule(asked, cached) ?? tenseRule(asked, cached);
  if (kind !== undefined) return kind;
  if (mended === undefined) return 'unshared_words';
  return (
    singleTermRule(asked, cached) ?? backgroundRule(asked, cached) ?? arrangementRule(asked, cached, mended)
  );
}
