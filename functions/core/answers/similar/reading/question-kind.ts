/** What sort of answer a question wants; `howmany`, `howlong` and their like are made from what they ask. */
export interface QuestionStart {
  readonly kind: string;
  /** The words of the clause without those that only say the kind. */
  readonly rest: string;
}

const AUX = 'do|does|did|is|are|was|were|can|could|should|would|will|has|have|had|must|may|might|shall|am';
const WAY =
  '(?:best|better|right|proper|correct|recommended|easiest|simplest|easy|simple|good|usual|ideal|standard|common|preferred|typical|suggested|appropriate|most common|most practical)?,?';

/** In order: the first whose pattern fits says the kind; what the pattern took is not compared. */
const STARTS: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `^(?:what|which) (?:is|are|was|would be|s) (?:the |a |an |your |some )?(?:${WAY} )?(?:ways?|methods?|approach|approaches|practices?|procedure|process|steps?) (?:to|of|for|in which i can) `,
    ),
    'how',
  ],
  [
    new RegExp(
      `^(?:is|are) there (?:a |an |any |some )?(?:${WAY} )?(?:ways?|methods?|possibility|means|options?) (?:to|of|for) `,
    ),
    'how',
  ],
  [
    /^what (?:steps?|things?) (?:do|should|must|can) (?:i|we|you|one) (?:need to |have to )?(?:take|follow|do) (?:in order )?to /,
    'how',
  ],
  [/^what (?:do|should|must|can|would) (?:i|we|you|one) (?:have to |need to )?do (?:in order )?to /, 'how'],
  [new RegExp(`^(?:the |a )?(?:${WAY} )?(?:steps?|ways?|instructions?|procedure|guide) (?:to|for) `), 'how'],
  [
    /^how (?:do|does|can|could|should|would) (?:i|we|you|one) (?:go about |manage to |get to |be able to |best )/,
    'how',
  ],
  [
    /^how (many|much|often|long|large|big|small|fast|far|old|high|deep|soon|slow|expensive|frequently|quickly|reliable|safe|important|good|bad|hard|difficult|easy|well)\b ?/,
    'how$1',
  ],
  [
    /^(?:what|which) (?:is|was|are|were|could be|might be|would be) (?:the |a |some )?(?:main |root |likely |possible |actual |most likely |underlying )*(?:reasons?|causes?)(?: why| that| for| of| behind|$) ?/,
    'why',
  ],
  [/^what (?:causes?|caused|is causing|was causing|made|makes) /, 'why'],
  [/^(?:the |root |main )*(?:reasons?|causes?)(?: why| that| for| of| behind|$) ?/, 'why'],
  [/^(?:how come|for what reason|for which reason|what for) ?/, 'why'],
  [/^why\b ?/, 'why'],
  [/^(?:at )?(?:what|which) time\b ?|^on (?:what|which) (?:day|date)\b ?|^when exactly\b ?/, 'when'],
  [/^what (?:is|are) (?:meant by|(?:the )?(?:meaning|definition|concept|idea) (?:of|behind)) /, 'what'],
  [/^what (?:do|does) (?:you|we|people|one|they|it) (?:mean|understand) (?:by|when) /, 'what'],
  [/^(?:define|what about|tell me about|describe|definition of|meaning of) /, 'what'],
  [new RegExp(`^what (?=(?:${AUX}|happens?|happened)\\b)`), 'what'],
  [/^what (?:kinds?|types?|sorts?) of /, 'which'],
  [/^(?:what|which)$/, 'what'],
  [/^(?:what|which)\b ?/, 'which'],
  [/^(?:who|whom|by whom|whose)\b ?/, 'who'],
  [/^where\b ?/, 'where'],
  [/^how\b ?(?:to )?/, 'how'],
  [
    /^(?:list|show|name|display|enumerate|give)(?: me| us)? (?=(?:the |all |every |each |any |top |only |a |an |last |first |latest )?[a-z])/,
    'which',
  ],
  [
    /^(?:is it|would it be) possible (?:to|that|for (?:me|us) to) |^(?:am i|are we) able to |^(?:can|could|may|might) /,
    'can',
  ],
  [/^(?:do|does|did) (?:i|we|you|one) (?:need|have) to |^(?:should|must|shall|ought) /, 'should'],
  [/^(?=(?:is|are|was|were|am|does|do|did|has|have|had)\b)/, 'whether'],
  [/^(?:will|would) /, 'will'],
  [/^explain /, 'what'],
];

/** `when` begins a question only before an auxiliary verb, or where it was asked for (`tell me when …`). */
const WHEN = new RegExp(`^when (?=(?:${AUX})\\b)|^when$`);

/** `tell me what X is`, unlike `tell me what tables there are`. */
const INDIRECT_WHAT = /^what (?:(?:the|a|an) |.* (?:is|are|was|were|means?|does|do|did)$)/;

/**
 * The kind of question that a clause begins, undefined for one that begins none. `isAsked`: a courtesy before it said
 * that a question follows. Takes lower-case words, one space between them.
 */
export function questionStart(clause: string, isAsked: boolean): QuestionStart | undefined {
  if (isAsked && INDIRECT_WHAT.test(clause)) return { kind: 'what', rest: clause.replace(/^what /, '') };
  const text = isAsked ? clause.replace(/^(?:if|whether) /, 'is ') : clause;
  if (isAsked ? /^when\b/.test(text) : WHEN.test(text))
    return { kind: 'when', rest: text.replace(/^when ?/, '') };
  for (const [pattern, kind] of STARTS) {
    const found = pattern.exec(text);
    if (found !== null) return { kind: kindOf(kind, found[1]), rest: text.slice(found[0].length) };
  }
  return undefined;
}

function kindOf(kind: string, asked: string | undefined): string {
  if (!kind.includes('$1')) return kind;
  return `how${(asked ?? '').replace('frequently', 'often').replace('quickly', 'fast').replace('large', 'big')}`;
}
