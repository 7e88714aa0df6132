const CONDITION =
  /^(?:so |and |but )?(?:if|when|whenever|once|suppose|say) (an?|the|our|my|some) (\S+(?: \S+){0,2}?) (is|are|was|were|has|have|gets|got) (.+)$/i;
const POINTING_CONDITION = /^(?:if|when|whenever) (?:it|they) (?:is|are|was|were|has|have|gets?) \S/i;
/** `If it is dropped, is it late?` is not `if it is late, is it dropped?`, so the two have to stay apart. */
const ASKS_WHETHER = /^(?:is|are|was|were) (?:it|they)\b/i;
const COURTEOUS =
  /\b(?:trouble|possible|ok|okay|fine|bother|problem|convenient|allowed|too|clear|helpful|asked|worth|matters)\b/i;
const POINTER = /\b(?:it|them|that one)(?= |$)/i;
const POINTERS = /\b(?:it|its|they|them|their|that|this|these|those)\b/gi;
const ASKS = /^(?:how|what|which|who|where|why|can|should|could|do|does|is)\b/i;

/** `If a table was dropped, how do I recover it?` as `how do I recover a table that was dropped`; others as they are. */
export function conditionsApart(clauses: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const [first, second, ...others] = clauses.map((words) => words.join(' '));
  if (first === undefined || second === undefined || others.length > 0) return clauses;
  const part = /^(?:out )?(?:of|among) (?=\S+ )/i.exec(first);
  const which = /^((?:which|what) \S+) (.+)$/i.exec(second);
  if (part !== null && which !== null)
    return [`${which[1]} of ${first.slice(part[0].length)} ${which[2]}`.split(' ')];
  if (ASKS_WHETHER.test(second)) return clauses;
  if (POINTING_CONDITION.test(first) && !COURTEOUS.test(first) && ASKS.test(second))
    return [`${second} ${first}`.split(' ')];
  const found = CONDITION.exec(first);
  if (found === null || !ASKS.test(second) || second.match(POINTERS)?.length !== 1) return clauses;
  const [, article = '', noun = '', verb = '', rest = ''] = found;
  const said = second.replace(POINTER, `${article} ${noun} that ${verb} ${rest}`);
  return said === second ? clauses : [said.split(' ')];
}

const SUBORDINATE = /^(?:if|when|whenever|before|after|once|while|since|until)\b/i;
const NOUN = /\b(?:an?|the|our|my) (\S+)/gi;

/** `Before running a query, how do I estimate its cost`: `its` is of the one thing that the other clause speaks of. */
export function withOwners(clauses: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const [first = [], second, ...others] = clauses;
  const before = first.join(' ');
  if (second === undefined || others.length > 0 || !SUBORDINATE.test(before)) return clauses;
  const after = second.join(' ');
  const [noun, ...more] = [...before.matchAll(NOUN)].flatMap(([, word = '']) => word);
  const owned =
    noun === undefined || more.length > 0 ? after : after.replace(/\bits (\S+)/i, `the $1 of the ${noun}`);
  return [before.replace(/\bits\b/gi, 'the').split(' '), owned.split(' ')];
}

/** `It does not start, why not?` asks what `it does not start, why?` asks. */
export function withoutWhyNot(clauses: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const denies = clauses.some((words) => words.length > 2 && words.some((word) => /^not$/i.test(word)));
  return clauses.map((words) => (denies && /^why not$/i.test(words.join(' ')) ? words.slice(0, 1) : words));
}
