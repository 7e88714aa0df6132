import type { Reading } from '../reading/read-question.ts';
import type { GuardReason } from './verdict.ts';

/** What was and what is are two things: `which tables were dropped`, `which tables are being dropped`. */
export function tenseRule(asked: Reading, cached: Reading): GuardReason | undefined {
  const isApart = asked.time !== '' && cached.time !== '' && asked.time !== cached.time;
  return isApart ? 'tense_differs' : undefined;
}
