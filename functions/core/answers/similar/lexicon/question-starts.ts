const AUX = 'do|does|did|is|are|was|were|can|could|should|would|will|has|have|had|must|may|might|shall|am';
const GOOD =
  'best|better|right|proper|correct|recommended|easiest|simplest|easy|simple|good|usual|ideal|standard|common|' +
  'quick|handy|neat|nice|sensible|reasonable|clean|smart|clever|viable|possible|preferred|typical|suggested|appropriate|most common|most practical';
const WAY =
  'ways?|methods?|approach|approaches|practices?|procedure|process|steps?|means|possibility|options?';
const MEASURES =
  'many|much|often|long|large|big|small|fast|far|old|high|deep|soon|slow|expensive|frequently|quickly|reliable|safe|' +
  'important|good|bad|hard|difficult|easy|well';
const BE = 'is|are|was|were|would be|could be|might be';

/** In order: the first whose pattern fits says the kind; what the pattern takes is not compared. */
export const QUESTION_STARTS: readonly (readonly [RegExp, string])[] = [
  [
    RegExp(
      `^(?:what|which) (?:${BE}) (?:the |a |an |some )?(?:(?:${GOOD}) )?(?:${WAY}) (?:for (?:me|us|you|one) )?(?:to|of|for) `,
    ),
    'how',
  ],
  [
    RegExp(
      `^(?:is|are) there (?:a |an |any |some )?(?:(?:${GOOD}) )?(?:${WAY}) (?:for (?:me|us|you|one) )?(?:to|of|for) `,
    ),
    'how',
  ],
  [
    /^what (?:steps? |things? )?(?:do|should|must|can|would) (?:i|we|you|one) (?:must |need to |have to )?(?:do|take|follow) to /,
    'how',
  ],
  [RegExp(`^(?:the |a )?(?:(?:${GOOD}) )?(?:steps?|ways?|instructions?|procedure|guide) (?:to|for) `), 'how'],
  [/^how (?:do|does|can|could|should|would) (?:i|we|you|one) best /, 'how'],
  [/^how (?:did|have|has) (?:i|we|you|one|your|my|our) /, 'howdone'],
  [/^how much (?=(?:does|do|did|would|will) .* costs?$)/, 'what'],
  [RegExp(`^how (${MEASURES})\\b ?`), 'how$1'],
  [
    RegExp(
      `^(?:what|which) (?:${BE}) (?:the |a |some )?(?:main |root |likely |most likely |possible |actual |underlying )*(?:reasons?|causes?)(?: why| that| for| of| behind|$) ?`,
    ),
    'why',
  ],
  [/^what (?:causes?|caused|is causing|was causing|made|makes) /, 'why'],
  [/^(?:the |root |main )*(?:reasons?|causes?)(?: why| that| for| of| behind|$) ?/, 'why'],
  [/^(?:how come|for what reason|for which reason|what for|why)\b ?/, 'why'],
  [
    /^(?:in|under) (?:what|which) (?:kinds? of |types? of )?(?:situations?|cases?|circumstances|conditions?)\b ?/,
    'when',
  ],
  [/^(?:at )?(?:what|which) time\b ?|^on (?:what|which) (?:day|date)\b ?/, 'when'],
  [/^what (?:is|are) (?:meant by|(?:the )?(?:meaning|definition) (?:of|behind)) /, 'what'],
  [/^what (?:do|does) (?:you|we|people|one|they|it) (?:mean|understand) (?:by|when) /, 'what'],
  [/^(?:define|what about|tell me about|describe|definition of|meaning of) /, 'what'],
  [RegExp(`^what (?=(?:${AUX}|happens?|happened|occurs?|occurred)\\b)`), 'what'],
  [/^what (?:kinds?|types?|sorts?) of /, 'which'],
  [/^(?:what|which)$/, 'what'],
  [/^what\b ?/, 'what|which'],
  [/^which\b ?/, 'which'],
  [/^whose\b ?/, 'whose'],
  [/^(?:who|whom|by whom)\b ?/, 'who'],
  [
    /^where (?:(?:can|do|could|would|should|may|might) )?(?:i|we|you|one) (?:(?:can|could|may|might) )?(?:find|see|get|locate|look up) /,
    'where',
  ],
  [/^where\b ?/, 'where'],
  [RegExp(`^how (?!(?:${AUX}|to)\\b)(?=\\w+ (?:is|are|was|were)\\b)`), 'howmuch'],
  [/^how\b ?(?:to )?/, 'how'],
  [/^(?:tell|give|provide|share|send)(?: me| us)?(?: with)? (?=(?:the|a|an|our|my) )/, 'what'],
  [/^(?:list|show|name|display|enumerate|give)(?: me| us)? (?=[a-z])/, 'which'],
  [RegExp(`^(?=(?:${AUX})\\b)`), 'whether'],
  [/^explain /, 'what'],
];

/** `when` begins a question only before an auxiliary verb, or where it was asked for (`tell me when …`). */
export const WHEN_START = RegExp(`^when (?=(?:${AUX})\\b)|^when$`);
