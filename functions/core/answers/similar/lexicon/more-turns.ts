const WH = '(?:who|what|which|when|where|why|how)';

/** Further ways to say a part of a question -> the plain one (see turns-of-phrase.ts). */
export const MORE_TURNS: readonly (readonly [RegExp, string])[] = [
  // Who and what in a roundabout way.
  [/\bthe (last|first|only) (?:person|one|user|colleague|job|thing) (?:to|that|who|which) /gi, '$1 '],
  [/\bwho (?:is|was) (last|first) (?=\w+(?:ed|t|n)\b)/gi, 'who $1 '],
  [/^(?:which|what) (?:person|people|colleague|one of us|human) (?=\S)/i, 'who '],
  [/^(what|which) (\S+(?: \S+){0,2}?) would you (?:say|think|guess|suggest) (?=(?:is|are)\b)/i, '$1 $2 '],
  [/\bthe (best|right|proper|correct|recommended) (?:one|choice|option|fit|pick) for /gi, 'the $1 for '],
  [/\bgood for$/i, 'for'],
  [/^((?:what|which|who|where) (?:is|are|was|were) (?:(?!when\b|if\b|\w+ing\b)\S+ )+)again$/i, '$1'],
  [/\bthe word (?=\S)/gi, ''],
  [/ (?:out there|in total)(?= |$)/gi, ''],
  [
    /\b(merge|select|insert|update|delete|truncate|copy|copy into|vacuum) (?:statement|command|clause)s?\b/gi,
    '$1',
  ],
  [/\bnot being (?=\w+ed\b)/gi, 'not '],
  [/^who do (?=(?:i|we)\b)/i, 'who should '],
  [
    /^(how (?:can|do|could|to|would|should)(?: i| we| you| one)?) get (\S+(?: \S+){0,4}?) to (\w+)(?= (?:on|in|at|after|before|once|when|with|every|only)\b|$)/i,
    '$1 $3 $2',
  ],
  [
    /(?<!\S)(\S+) (?:that|which) (?:is|are|was|were) (\w+ )?(\w+ed)(?= (?:in|on|at|with|from)\b)/gi,
    '$2$3 $1',
  ],
  [/\b(have|has|had) got (?!to\b)/gi, '$1 '],
  [/^(?:what|which) is needed (?:to|for) /i, 'how do i '],
  [/^why will not (?=\S)/i, 'why does not '],
  [/^(?:i|we) (?:really |just )?(?:need|have) to (?=(?!know|find|be|do|get)[a-z])/i, ''],
  [
    /^(?:share|give|list|outline|describe|provide|write down) (?:me |us )?(?:the |a )?(?=(?:steps|procedure|instructions) (?:to|for) )/i,
    '',
  ],
  [/\b(?:thank you|thanks) (?:so|ever so|very) much$/i, ''],
  // A question about ways, put around a phrase.
  [
    /^is it possible ((?:in|on|with|for|at|without|from|during|by|within) (?:\S+ ){1,6}?)to (\S+ .+)$/i,
    'can i $2 $1',
  ],
  [/^(what|which) is (.+?)(?:'s)? name$/i, 'what is the name of $2'],
  [
    /^(?:is|are) there (?:a |an |any )?(?:hard |upper |maximum |max )?(?:limit|maximum|upper bound|cap)s? (?:to|on|for|of) how many (\S+(?: \S+)?) (.+?) (?:can|may|could|is allowed to|are allowed to) (?:have|hold|contain|use)$/i,
    'what is the maximum number of $1 of $2',
  ],
  [
    /^how many (\S+(?: \S+)?) (?:can|may|could) (.+?) (?:have|hold|contain)(?: at (?:most|maximum))?$/i,
    'what is the maximum number of $1 of $2',
  ],
  [
    /^how much (?:disk space|disk|storage|space|storage space) (?:do|does|did|is) (.+?) (?:take(?: up)?|occupy|use(?: up)?|consume|need)$/i,
    'how big is $1',
  ],
  [
    /^(?:by what means|in what way|in which way|what do i do|what must i do|what do i need|what is needed|what is required|what does it take) (?:in order )?to /i,
    'how do i ',
  ],
  [/^what is (.+?) (?:called|named)$/i, 'what is the name of $1'],
  [
    /^(why .+?) (?:all the time|over and over(?: again)?|again and again|every time|each time)$/i,
    '$1 repeatedly',
  ],
  [
    /^(?:what (?:causes|caused|is causing|explains|produces|is producing)|why (?:is|does|did)) (?:it|this|that|them|these)(?: (?:happen\w*|so|occur\w*))?$/i,
    'why',
  ],
  [
    /^where (?:do|does|did) (?!(?:i|we|you|one) )(.+?) (?:store|keep|save|put|place) (.+)$/i,
    'where is $1 $2',
  ],
  [/^where (.+?) (?:is|are|get|gets) (?:stored|kept|saved|put|placed)$/i, 'where is $1'],
  [
    /^(?:i|we) (?:am|are|keep|have been) (?:getting|seeing|observing|facing|experiencing|encountering|having|noticing) /i,
    '',
  ],
  [/^(?:i|we) (?:get|see|observe|face|notice|experience|encounter) (?=(?:a|an|the|many|some|lots) )/i, ''],
  // Verbs that say less than they seem.
  [/\b(he|she|it|\w+s|\w+er|\w+or|\w+ion) keeps (?=\w+ing\b)/gi, '$1 '],
  [/\b(why (?:do|does|did) (?:(?!you |we |i )\S+ ){1,5}?)keep (?=\w+ing\b)/gi, '$1'],
  [/\b(?:is|are|was|were) (?:currently |presently )?being (?=\w+(?:ed|en)\b)/gi, 'is '],
  [/\bturn(?:s|ed|ing)? ((?:(?:a|an|the|my|our|this|these)\s)?\S+(?: \S+){0,2}?) into /gi, 'convert $1 to '],
  [/\b(?:has|have|had) (?=(?:an?|any|no) (?:effect|impact|influence) on)/gi, ''],
  [/\bhave (?:a|an) (effect|impact|influence) on /gi, 'affect '],
  [/\b(?:give|hand|provide) (?:a|an|the) (description|explanation|summary|overview) of /gi, '$1 of '],
  [/\b(?:made|done|caused|created) by (?=(?:mistake|accident)\b)/gi, 'by '],
  [/\bmake(?:s)? (?:a |an )?(change|update|edit|modification|adjustment)s? (?:to|in) /gi, 'change '],
  [/\bput (?:a |an )(limit|cap|lock|label|tag|index|constraint|mask) on /gi, '$1 '],
  [/\bset (?:a |an )(limit|cap) (?:on|to|for) /gi, 'limit '],
  [/\b(take|takes|taken|taking) up (?=by\b)/gi, 'used '],
  [/\btaken up by\b/gi, 'used by'],
  [/\b(?:is|are|was|were) (?:in )?(?:need|want) of /gi, 'need '],
  [/\bmake (?:it )?(?:possible|easy) for ((?:\S+ ){1,4}?)to /gi, 'allow $1'],
  [/\b(?:wants?|needs?|has|have) ((?:a|an|the) \S+ )(?:to be )?(\w+ed)$/gi, '$2 $1'],
  [/ (?:kept|left|remaining|left over) (?:in|on) place(?= |$)/gi, ''],
  [/\b(?:no one|nobody|none of us) ((?:\S+ ){0,3}?\S+) any ?(?:more|longer)$/gi, 'nobody $1'],
  [/\b(not|never) (.+?) any ?(?:more|longer)(?= |$)/gi, '$1 $2'],
  [
    /\b(?:get|obtain|find|determine|see|compute|show) (?:the |a )?row counts? (?:of|for|in) /gi,
    'count the rows of ',
  ],
  [/ so (?:that )?it (?:runs|is run|gets run|starts|is executed|executes)(?= )/gi, ''],
  [
    / takes? (?:so|too|very|such a|this|that) long (?:time )?to (?:finish|complete|run|execute|return|load)(?= |$)/gi,
    ' is slow',
  ],
  [
    /\b(?:take|takes|have|has|with|run for|run|runs|last|lasts) the (longest|shortest)(?: (?:duration|run ?time|running time|time))?(?= |$)/gi,
    'run $1',
  ],
  [
    /\bgive (\S+(?: \S+){0,2}?) more (memory|ram|cpu|cores|disk|space|time|capacity|storage|workers|threads)\b/gi,
    'increase the $2 of $1',
  ],
  [/\bout of the box\b/gi, 'by default'],
  [/\bmost recently\b/gi, 'last'],
  [/^in (?:which|what) (?:places?|locations?) (?=(?:do|does|is|are|did|can|should)\b)/i, 'where '],
  [
    /^((?:which|what) \S+(?: \S+){0,2}?) best (?=(?:suits?|fits?|works?|describes?|matches|serves?)\b)/i,
    '$1 ',
  ],
  // Number and time.
  [/\bper sec\b/gi, 'per second'],
  [/\bper min\b/gi, 'per minute'],
  [/\bper hr\b/gi, 'per hour'],
  [/(?<=\d )secs?\b/gi, 'seconds'],
  [/\b(?:two|2) times\b(?! (?:as|more|faster|slower|the)\b)/gi, 'twice'],
  [/\b(?:one|a) (hundred|thousand|million|billion)\b/gi, '1 $1'],
  [/\b(\d+)(?:th|st|nd|rd) percentile\b/gi, 'p$1'],
  [/\bhalf an hour\b/gi, '30 minutes'],
  [/\b(?:a|one) quarter of an hour\b/gi, '15 minutes'],
  [/\b(?:a|one) couple of (?=\w)/gi, 'some '],
  [/\bover (?:and )?over(?: again)?$/gi, 'repeatedly'],
  [/\b(?:on|at) a (daily|hourly|weekly|monthly|yearly) (?:basis|schedule)\b/gi, '$1'],
  [/\bonce (?:a|per|every|each) (day|week|month|hour|year)\b/gi, 'every $1'],
  // Conditions of one thing, said of it.
  [
    /(?<=\S \S+ )(?<!\b(?:me|us|know|see|ask|wonder|tell|understand|explain|out|sure) )(?:if|when|whenever) (?:it|they) (?=(?:is|are|was|were|has|have|gets?)\b)/gi,
    'that ',
  ],
  [/(?<!\S)(\S+) (?:that|which) (?:is|are|was|were) (\w+ only)$/gi, '$2 $1'],
  // Remarks inside the question.
  [RegExp(`^(${WH}) (?:do|does|did|is|are|was|were) (?:it|they) that `, 'i'), '$1 '],
  [
    / (?:of all (?:things|times|places|days)|by now|to date|any ?ways?|as well|mind you|no less|or so)$/gi,
    '',
  ],
  [/ (?:i|we) (?:wonder|wondered|ask myself|keep asking myself)(?= |$)/gi, ''],
  [/\b(?:the|our|my) (?:whole|entire|complete|full) (?=(?:dag|pipeline|job|dashboard|report)\b)/gi, 'the '],
  [/\b(?:underlying|actual|respective|said|aforementioned|above|mentioned) (?=\w+s?\b)/gi, ''],
];
