import { OPPOSITES } from '../lexicon/opposites.ts';
import { lemma } from '../reading/words/lemma.ts';
import { phraseAt } from '../reading/words/phrase-table.ts';
import type { Unshared } from './unshared.ts';
import type { GuardReason } from './verdict.ts';

const OPPOSITES_OF = new Map<string, Set<string>>();
for (const pair of OPPOSITES) {
  const [one = '', other = ''] = pair.map(keyOf);
  OPPOSITES_OF.set(one, new Set([...(OPPOSITES_OF.get(one) ?? []), other]));
  OPPOSITES_OF.set(other, new Set([...(OPPOSITES_OF.get(other) ?? []), one]));
}

/** Says `opposites` when one question has a word and the other its opposite, which no typo explains. */
export function oppositesRule({ asked, cached }: Unshared): GuardReason | undefined {
  const isOpposed = asked.some(({ key }) => cached.some((other) => OPPOSITES_OF.get(key)?.has(other.key)));
  return isOpposed ? 'opposites' : undefined;
}

/** The key that a word has as a term. */
function keyOf(word: string): string {
  const key = lemma(word);
  return phraseAt([key], 0)?.meaning ?? key;
}
