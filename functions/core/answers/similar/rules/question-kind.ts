import type { Reading } from '../reading/read-question.ts';
import type { GuardReason } from './verdict.ts';

/** `what` before a noun or a verb: `what tables are there` asks which, `what blocks the job` asks what. */
const OPEN_KIND = 'what|which';

/** Both must want the same sort of answer: a way to do it, how a thing does it, a reason, a time, a number … */
export function questionKindRule(asked: Reading, cached: Reading): GuardReason | undefined {
  const isSameKind = fits(asked.kind, cached.kind) || fits(cached.kind, asked.kind);
  const isSameDoer = asked.doer === '' || cached.doer === '' || asked.doer === cached.doer;
  return isSameKind && isSameDoer ? undefined : 'question_kind_differs';
}

function fits(kind: string, other: string): boolean {
  return kind === other || (kind === OPEN_KIND && OPEN_KIND.split('|').includes(other));
}
