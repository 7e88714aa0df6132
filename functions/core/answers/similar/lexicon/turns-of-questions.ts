const ONE = '(?:i|we|you|one|someone|somebody|people)';
const DOES = '(?:do|does|did|would|will|can|could)';
const ROWS = '(?:data|rows?|records?|entries|values?|lines?|content)';

/** Ways to put a question -> the plain one. Each takes whole words of a clause, one space between them; any case. */
export const TURNS_OF_QUESTIONS: readonly (readonly [RegExp, string])[] = [
  // Asked in passing (`tell me what the size of X is`).
  [/^(what|who|where|when|why) ((?:the|a|an|our|my) .+|\S+) (is|are|was|were)$/i, '$1 $3 $2'],
  [/^(why) ((?:the|a|an|our|my|this) (?:(?!that |which |who )\S+ )+?)(is|are|was|were) (?=\S)/i, '$1 $3 $2'],
  [
    /^(list|show|explain|describ|summariz|draw|giv|tell)ing (?=(?:me|us|the|all|a|our|how|why|what)\b)/i,
    '$1 ',
  ],
  [/^(describ|summariz|giv) /i, '$1e '],
  // What is allowed or advised.
  [
    /^(?:is it|would it be|will it be) (?:allowed|permitted|ok|okay|fine|acceptable|alright)(?: for (?:me|us|one|you))? (?:to|if (?:i|we|one)) /i,
    'can i ',
  ],
  [/^(?:am i|are we|is one) (?:allowed|permitted|able|free) to /i, 'can i '],
  [/^(?:may|can|could|might) (?:one|we|someone|somebody) (?=[a-z])/i, 'can i '],
  [/^is there (?:a|any) (?:possibility|chance|option) (?:for (?:me|us) )?(?:to|of) /i, 'can i '],
  [
    /^(?:(?:does|would) it make (?:any )?sense|(?:is|would) it (?:be )?(?:a good idea|necessary|needed|required|mandatory|advisable|wise|sensible|recommended|recommendable|worthwhile)) (?:for (?:me|us) )?to /i,
    'should i ',
  ],
  [
    /^(which|what) (.+?) (?:would|do|can|could) you (?:recommend|suggest|advise|use|choose|pick)(?: (?:that )?(?:i|we) (?:should )?use| using)?(?= |$)/i,
    '$1 $2 should i use',
  ],
  [
    /^(?:which|what) (?:is|would be) (?:the|a|an) (?:good|sensible|reasonable|best|right|recommended|ideal|most suitable|most appropriate|suitable|appropriate|optimal) (?!ways?|methods?|approach|practices?|means|option)(\S+(?: \S+)?) (?=(?:for|to) )/i,
    'which $1 should i use ',
  ],
  [
    /^((?:which|what) .*)\bshould (i|we|you|one) (?:choose|pick|select|go for|go with|opt for|settle on|decide on)(?= |$)/i,
    '$1should $2 use',
  ],
  [
    /^(which|what) (\S+(?: \S+)?) (?:is|are|works?|would be) (?:the )?(?:best|most suitable|most appropriate|recommended|ideal|suitable|preferable|best suited) (?=(?:for|to) )/i,
    '$1 $2 should i use ',
  ],
  [
    /^(?:is|are) (?:a |an |the )?(\w+) of (.+?) (?:necessary|needed|required|mandatory)(?= |$)/i,
    'should i $1 $2',
  ],
  [
    /^what (?:must|should|do|shall) (?:i|we|you|one) (?:need to |have to |must )?do (?=(?:before|after|if|when|whenever|once|in|with)\b)/i,
    'what should i do ',
  ],
  [/^(?:is|are|was|were) (.+?) able to /i, 'can $1 '],
  [/^(why |when |how )?(?:is|are|was|were) (.+?) unable to /i, '$1can $2 not '],
  [/^is it possible ((?:on|in|with|from|without) (?:\S+ ){1,3}?)to (.+)$/i, 'can i $2 $1'],
  // How something is done.
  [/^(?:explain|describe|show|tell) (?:me )?the way (?:that |in which |how )?/i, 'how '],
  [/^what (does|do) (.+?) do with /i, 'how $1 $2 handle '],
  [/^(?:in (?:what|which) (?:ways?|manner)|by (?:what|which) means) /i, 'how '],
  [/^how (?:is|would) it (?:be )?possible (?:for (?:me|us|one) )?to /i, 'how do i '],
  [
    /^what (?:(?:has|have|needs|is) to be done|must be done|should be done|(?:does|would|will) it take|is there to do) (?:in order )?to /i,
    'how do i ',
  ],
  [
    /^(?:what|which) (?:options|possibilities|ways|means|methods|steps) (?:do (?:i|we|you) have|are there|exist|are available|are necessary|are needed|are required) (?:in order )?(?:to|for) /i,
    'how do i ',
  ],
  [/^is there (?:any ?thing|something) (?:that )?(?:i|we|one) can do to /i, 'how do i '],
  [/^what (?:can|should|could|do|must) (?:i|we|one) do (?:about|against) /i, 'how do i fix '],
  [
    /^what (?:can|could|do|should) (?:i|we|you|one) (?:use|write|run|type|call|enter) (?:in order )?to /i,
    'how do i ',
  ],
  [/^(?:what|which) is the (?:fastest|quickest) way (?:to|of) (.+)$/i, 'how do i $1 fast'],
  [/^what (?:lets|allows|enables|helps) (?:me|us|you|one) (?:to )?(?=[a-z])/i, 'how do i '],
  // Why it is so.
  [/^(why .*)\b(?:keeps?|kept) (?:on )?(?=\w+ing\b)/i, '$1'],
  [/^why not$/i, 'why'],
  [/^why (?:would|might|may|could) /i, 'why does '],
  [/^how (?:can it be|is it(?: possible)?|could it be|does it come|comes it) that /i, 'why '],
  [/^what (?:leads|led|is leading|contributes|contributed) to /i, 'why '],
  [/^what (?:explains|is behind|lies behind|is responsible for|accounts for) (?=\w)/i, 'why '],
  [
    /^(?:what|which) (?:is|are|was|could be|might be|can be|may be) (?:the |a )?(?:\w+ )?(?:reasons?|causes?|explanations?)(?: that| why| for| of| behind)?(?: |$)/i,
    'why ',
  ],
  [
    /^what (?:prevents|stops|keeps|blocks|hinders|prevented|stopped|is preventing|is stopping|is keeping) (.+?) from (?=\w+ing\b)/i,
    'why does $1 not ',
  ],
  [
    /^(why )?(?:do|does|did) ((?:the|our|my) .+?) (?:contain|have|hold|include) (?!(?:to|not|no) )(.+)$/i,
    '$1are there $3 in $2',
  ],
  [
    /^(if|whether) ((?:the|our|my) .+?) (?:contains?|has|have|holds?|includes?) (?!(?:to|not|no|been) )(?!\w+ed\b)(.+)$/i,
    '$1 there are $3 in $2',
  ],
  [/^((?:why )?(?:is|are|was|were)) (.+) (?:delayed|overdue)$/i, '$1 $2 late'],
  // Cost, time, size and number.
  [/^(?:how much|what) (?:do|does|did|would|will) it cost(?: me| us)?(?= |$)/i, 'what is the cost'],
  [
    /^how much (?:do|does|did|would|will) (?:i|we|you|one) (?:have to )?(?:pay|spend)( (?:per|a|each) \w+)? (?:for|on|to) /i,
    'what is the cost$1 to ',
  ],
  [/^how many times (?=\w)/i, 'how often '],
  [/\bthe number of times (?:that )?(?=\w)/i, 'how often '],
  [
    RegExp(`^how much time ${DOES} (.+?) (?:take|need|require|spend)(?: (?:for|on|to))?(?= |$)`, 'i'),
    'how long does $1 take',
  ],
  [/^how long (?:do|does|did|will|would) it take (?:for )?(.+?) to /i, 'how long does $1 take to '],
  [/^what (?:is|was) the (?:duration|length|run ?time|running time|execution time) of /i, 'how long is '],
  [/^how long (?:do|does|did|will|would) (.+?) (?:run|last|take)$/i, 'how long is $1'],
  [/^(?:what|which) (?:is|are) the sizes? of /i, 'how big is '],
  [
    /^how much (?:disk |storage |memory )?space (?:do|does|did|is) (.+?) (?:take(?: up)?|occupy|use|consume|using|occupying)$/i,
    'how big is $1',
  ],
  [/^(?:what|which) (?:is|are|was) (?:the )?(?:number|count) of /i, 'how many '],
  [
    /^(how many|which|what) (\S+(?: \S+){0,2}?) (?:(?:do|does|did) (?!(?:i|we|you|one|they|it)\b)|(?=(?:the|our|my) ))(.+?) (?:have|has|contains?|holds?|includes?|comprises?)( .*)?$/i,
    '$1 $2 are in $3$4',
  ],
  [
    /^(how many|which|what) (\S+(?: \S+){0,2}?) (?:exist|exists|are (?:found|present|contained|available|stored|kept|defined)|can be found|live|reside) (?=(?:in|on|within|inside) )/i,
    '$1 $2 are ',
  ],
  [
    /^how (?:big|large) (?:can|may|could) (.+?) (?:be|get|become|grow)(?: at (?:most|maximum))?(?= |$)/i,
    'what is the maximum size of $1',
  ],
  [
    /^(?:what|which) (effects?|impacts?|consequences?|influence|advantages?|benefits?|drawbacks?|disadvantages?) (?:does|do|did|will|would|can) (.+?) (?:have|bring|offer)(?= |$)/i,
    'what is the $1 of $2',
  ],
  // Which ones.
  [
    /^(?:which|what) (\S+) (is|are|was|were) the ((?:most |least )?\w+)(?= (?:in|on|of|at|for)\b|$)/i,
    'what $2 the $3 $1',
  ],
  [/^which (is|are|was|were) the (?=(?:most|least|first|last|latest|\w+est)\b)/i, 'what $1 the '],
  [
    /^(which|what) (\S+(?: \S+)?) (?:do not have|does not have|have no|has no|lacks?|are without|is without|are missing|is missing) (?:a |an |any )?/i,
    '$1 $2 have no ',
  ],
  // Who, where and when.
  [
    /^(?:which|what) (?:person|people|individual|colleague|employee)s? (?=(?:is|are|was|were|has|have|can|does|do|should)\b)/i,
    'who ',
  ],
  [/\bwho (?:is|was) the (first|last) (?:person|one|user) (?:that|who|to) /gi, 'who $1 '],
  [/^where (?:i|we|you|one) (?:can |could )?(?:find|see|get|locate|look up) /i, 'where can i find '],
  [
    /^who (?:is|are) (?:the )?(?:(?:data )?owners?|maintainers?|(?:person|people|one|team) (?:who is |that is )?(?:responsible|in charge)|responsible|accountable|in charge)(?: for| of) /i,
    'who owns ',
  ],
  [/^(?:to whom|who) (?:do|does) (.+?) belong(?: to)?$/i, 'who owns $1'],
  [/^who (?:looks after|takes care of|is looking after) /i, 'who owns '],
  [/^where (?:can|do|could|would|should) (?:i|we|you|one) (?:look for|look|access|view|read) /i, 'where is '],
  [
    /^where (?:is|are|was|were|do|does|can) (.+?) (?:located|stored|kept|saved|live|reside|placed|(?:to )?be found|found)$/i,
    'where is $1',
  ],
  [/^when (?:was|is) the (last|first) time (?:that )?(.+)$/i, 'when did $2 $1'],
  [/^(when) ((?:the|a|an|our|my) .+) (is|are|was|were|has|had) (last|first) (\w+)$/i, '$1 $3 $2 $5 $4'],
  [/^(when (?:did|was|were|has|have|had) .+?) (last|first) (\w+)$/i, '$1 $3 $2'],
  // What it is, what for, and how two things differ.
  [/^what (?:is|are) (.+?) all about$/i, 'what is $1'],
  [/^what (?:is|are) the (?:purpose|point|use|aim|role) of (.+)$/i, 'what is $1 for'],
  [/^what (?:is|are) (.+?) (?:used|good|useful|needed|meant|there|intended) for$/i, 'what is $1 for'],
  [RegExp(`^what ${DOES} ${ONE} (?:use|need) (.+?) for$`, 'i'), 'what is $1 for'],
  [/^(?:how|in what way) (?:do|does) (.+?) differ from (.+)$/i, 'what is the difference between $1 and $2'],
  [/^how (?:is|are) (.+?) different (?:from|to|than) (.+)$/i, 'what is the difference between $1 and $2'],
  [/^how (?:do|does) (.+? and .+?) differ$/i, 'what is the difference between $1'],
  [
    /^what (?:distinguishes|differentiates|separates|sets) (.+?) (?:apart )?from (.+)$/i,
    'what is the difference between $1 and $2',
  ],
  [/^what makes (.+?) different from (.+)$/i, 'what is the difference between $1 and $2'],
  [/^(?:what are )?(?:the )?differences? (?=between )/i, 'what is the difference '],
  [/^what (?:does|do) (.+?) look like$/i, 'what is $1'],
  [/^what (?:will|would) happen\b/i, 'what happens'],
  [
    /^(?:do|would|does) (?:you|anyone|anybody|someone|somebody) (?:happen to )?know (?=(?:the|our|a|an) )/i,
    'what is ',
  ],
  [
    /^(?:i|we) (?:want|need|would like|wish|would love|am trying|are trying) to (?:know|find out|learn|understand|figure out) (?=(?:the|our|a|an) )/i,
    'what is ',
  ],
  // What is not there.
  [
    RegExp(
      `\\b(is|are|was|were) there no ${ROWS} (?:in|on) ((?:the |our |my )?\\S+(?: table| view| bucket| topic| file)?)`,
      'i',
    ),
    '$1 $2 empty',
  ],
  [
    RegExp(
      `\\bthere (?:is|are) no ${ROWS} (?:in|on) ((?:the |our |my )?\\S+(?: table| view| bucket| topic| file)?)`,
      'i',
    ),
    '$1 is empty',
  ],
  [RegExp(`\\b(?:has|have|contains?|holds?|shows?) no ${ROWS}(?= |$)`, 'gi'), 'is empty'],
];
