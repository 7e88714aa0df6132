/** `… are written by which service`: who does it is asked at the end of a passive. */
const AGENT_LAST =
  /^(.+?) (?:is|are|was|were|gets?|has been|have been) (\S+) by (which|what|who|whom)((?: (?!(?:to|in|for|from|at|on)\b)\S+){0,3})( .+)?$/i;
/** `we would save how much`: what is asked stands where its answer would. */
const ASKED_LAST = /^(.+) (how (?:much|many|long|often)(?: \S+)?|where|when|why)$/i;
/** `is it the driver that the call overloads`: what is done to it. */
const CLEFT_OBJECT =
  /^(is|was) it (.+?) (?:that|which) ((?:the|an?|my|our|your|this|each|every|its|their) .+)$/i;
/** `is it the loader that writes the file`: what does it. */
const CLEFT_SUBJECT = /^(is|was) it (.+?) (?:that|which|who) (.+)$/i;
const ASKS =
  /^(?:how|what|which|who|whom|whose|where|when|why|by|do|does|did|is|are|was|were|can|could|should|would|will|must|has|have|tell|explain|show)\b/i;

/** A question with what it asks in front, as most are put; other clauses as they are. */
export function questionFronted(words: readonly string[]): readonly string[] {
  const text = words.join(' ');
  const fronted = ASKS.test(text) ? cleftUndone(text) : askedFirst(text);
  return fronted === text ? words : fronted.split(' ');
}

function cleftUndone(text: string): string {
  const plain = text.replace(CLEFT_OBJECT, (_, be: string, object: string, rest: string) => {
    return `${doing(be)} ${rest} ${object}`;
  });
  if (plain !== text) return plain;
  return text.replace(CLEFT_SUBJECT, (_, be: string, subject: string, rest: string) => {
    return `${doing(be)} ${subject} ${rest}`;
  });
}

function doing(be: string): string {
  return be.toLowerCase() === 'was' ? 'did' : 'does';
}

function askedFirst(text: string): string {
  const plain = text.replace(
    AGENT_LAST,
    (_, object: string, verb: string, asked: string, noun: string, rest: string | undefined) =>
      `${asked.toLowerCase() === 'whom' ? 'who' : asked}${noun} ${verb} ${object}${rest ?? ''}`,
  );
  return plain === text ? text.replace(ASKED_LAST, '$2 $1') : plain;
}
