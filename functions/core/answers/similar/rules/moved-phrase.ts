import { isEventVerb } from '../reading/passive.ts';

/** A word of a segment with the relation that it begins a phrase with; empty for none. */
interface Token {
  readonly key: string;
  readonly relation: string;
}

/** Relations that are chosen by taste between the same two things: `the size of`, `rows in` and `alerts for` a table. */
const LOOSE_RELATIONS = new Set(['in', 'for', 'of']);

/**
 * True for two lists of segments that differ only in where one phrase stands (`partition by day the logs table`), or in
 * loose relations. A phrase moves as a whole, from or to an end of its clause or past a verb, and nothing changes
 * places with it: `from A to B` is never `from B to A`, nor `tables in views` `views in tables`.
 */
export function isSameButForOnePhrase(
  asked: readonly (readonly string[])[],
  cached: readonly (readonly string[])[],
): boolean {
  const texts = new Set(cached.map((parts) => parts.join(' ')));
  const own = new Set(asked.map((parts) => parts.join(' ')));
  const [one, ...others] = asked.filter((parts) => !texts.has(parts.join(' ')));
  const [other, ...rest] = cached.filter((parts) => !own.has(parts.join(' ')));
  if (one === undefined || other === undefined || others.length > 0 || rest.length > 0) return false;
  if (one[0] !== other[0] || one[0] === '?free' || one.length > MOST_PARTS) return false;
  return isMoved(toTokens(one), toTokens(other));
}

/** Longer clauses are not searched for a moved phrase. */
const MOST_PARTS = 40;

function toTokens([, ...parts]: readonly string[]): Token[] {
  const tokens: Token[] = [];
  let relation = '';
  for (const part of parts) {
    if (part.startsWith('>')) relation = `${relation} ${part.slice(1)}`.trim();
    else {
      tokens.push({ key: part, relation });
      relation = '';
    }
  }
  if (relation !== '') tokens.push({ key: '', relation });
  return tokens;
}

function isMoved(a: readonly Token[], b: readonly Token[]): boolean {
  if (a.length !== b.length) return false;
  if (a.every((token, at) => isLooselySame(token, b[at]))) return true;
  let start = 0;
  while (isSame(a[start], b[start])) start += 1;
  let end = a.length;
  while (isSame(a[end - 1], b[end - 1])) end -= 1;
  const isAtAnEnd = start === 0 || end === a.length;
  const [before, after] = [a.slice(start, end), b.slice(start, end)];
  return before.some(
    (_, at) => at > 0 && isExchange(before.slice(0, at), before.slice(at), after, isAtAnEnd),
  );
}

/** `first` and `second` have changed places in `after`, and one of them is a phrase. */
function isExchange(
  first: readonly Token[],
  second: readonly Token[],
  after: readonly Token[],
  isAtAnEnd: boolean,
): boolean {
  const [secondNow, firstNow] = [after.slice(0, second.length), after.slice(second.length)];
  return (
    isPhraseMoved(first, firstNow, second, secondNow, isAtAnEnd) ||
    isPhraseMoved(second, secondNow, first, firstNow, isAtAnEnd)
  );
}

function isPhraseMoved(
  phrase: readonly Token[],
  now: readonly Token[],
  passed: readonly Token[],
  passedNow: readonly Token[],
  isAtAnEnd: boolean,
): boolean {
  const [head, ...tail] = phrase;
  const [headNow, ...tailNow] = now;
  if (head === undefined || (head.relation === '' && headNow?.relation === '')) return false;
  const isWhole = isLooselySame(head, headNow) && tail.every((token, at) => isSame(token, tailNow[at]));
  const isPassedWhole = passed.every((token, at) => isSame(token, passedNow[at]));
  const isPastVerb = passed.length === 1 && isEventVerb(passed[0]?.key ?? '');
  const isCompound = passed.length === 1 && (head.relation === '') !== (headNow?.relation === '');
  return isWhole && isPassedWhole && (isAtAnEnd || isPastVerb || isCompound);
}

function isSame(a: Token | undefined, b: Token | undefined): boolean {
  return a !== undefined && b !== undefined && a.key === b.key && a.relation === b.relation;
}

function isLooselySame(a: Token, b: Token | undefined): boolean {
  return b !== undefined && a.key === b.key && strictRelation(a) === strictRelation(b);
}

/** Before a number every relation counts: `in 5 minutes` is not `for 5 minutes`. */
function strictRelation({ key, relation }: Token): string {
  if (/^\d/.test(key)) return relation;
  return relation
    .split(' ')
    .filter((word) => !LOOSE_RELATIONS.has(word))
    .join(' ');
}
