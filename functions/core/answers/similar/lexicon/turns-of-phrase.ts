import { phrasePattern } from '../../../text/phrase-pattern.ts';

/** Ways to say a part of a question -> the plain one, as in turns-of-questions.ts. */
export const TURNS_OF_PHRASE: readonly (readonly [RegExp, string])[] = [
  [
    phrasePattern(
      `
        at the end of the day|as (things|matters) stand|as it stands|when all is said and done|all things considered
        as far as (i|we|you) [can] (see|tell|know|understand)
        if (that|it) makes [any] sense|if [at all] possible|for (some|whatever) [_] reason|no matter what
        as we speak|at present|at this (moment|time|stage)|for the time being|for now|so far
        of course|by the way|more or less|[up] (till|until|untill) now|up to now
        in [very|really] (simple|plain|short|a few|other|easy) (words|terms|english)
        to be honest|truth be told|if you (will|like|ask me)|for that matter|mind you
        let us say|i (mean|guess|suppose)
      `,
      'gi',
    ),
    '',
  ],
  [/\b(who|what|which|when|where|why|how) it (?:is|was) (?:that|which|who) /gi, '$1 '],
  [/^for how long /i, 'how long '],
  [/\bhow one (?=(?:can|could|would|should|might|may|has) )/gi, 'how i '],
  [/^were (?=(?:is|are|do|does|did|can) )/i, 'where '],
  [/\bno of (?=\w+s\b)/gi, 'number of '],
  [
    /^(?:can|could|may|might) (?:i|we) (?:please |kindly )?(?:ask|bother|trouble) (?:you|someone|anyone) (?:to|for) /i,
    '',
  ],
  [
    /\b(?:get|gets|got) (?=(?:split|sent|lost|built|written|read|run|cut|hit|kept|held|stuck|thrown)\b)/gi,
    'is ',
  ],
  [/\bwhether or not\b/gi, 'whether'],
  [/\b(whether|if) (.+) or not$/i, '$1 $2'],
  [/ (?:anyway|anyways|though|then|exactly|please|really)$/gi, ''],
  [/\bnever ever\b/gi, 'never'],
  [/\b(?:as well as|along with|together with)\b/gi, 'and'],
  [/\b(is|are|was|were) (?:being used|in use)\b/gi, '$1 used'],
  [
    /\b(is|are|was|were|gets?|be|been|being|arrives?|arrived|comes?|came|runs?|ran) (?:delayed|overdue|behind schedule|not on time)(?= |$)/gi,
    '$1 late',
  ],
  [
    /\b(?:have|has|are|is|did|do|does) not (?:yet )?(?:finish|finished|complete|completed|ended|done)(?: running)?(?: yet)?$/gi,
    'are still running',
  ],
  [/\bon (call|duty) (engineer|person|developer|team|colleague|analyst|staff|member)\b/gi, '$2 on $1'],
  [
    /(?<=\b(?:to|i|we|you|one|automatically|should|can) )(?:tell|inform|alert|message|warn|let) (?!me\b|us\b)((?:\S+ ){1,5}?)(?:know )?(?=(?:when|if|that|whenever|about|as soon as|once)\b)/gi,
    'notify $1',
  ],
  [/\b(?:stop|keep|block|hinder|prevent) ((?:\S+ ){1,5}?)from (?=\w+ing\b)/gi, 'prevent $1'],
  [
    /\b(?:make sure|ensure|guarantee|be sure|make certain|avoid|prevent) (?:that )?((?:\S+ ){1,6}?)(?:does not|do not|is not|are not|never|is never|are never) (?=\w)/gi,
    'prevent $1',
  ],
  [/\b(?:make sure|ensure|guarantee|be sure|make certain) (?:that )?no (?=\w)/gi, 'prevent '],
  [/\b(?:avoid|prevent) that (?=\w)/gi, 'prevent '],
  [
    /\b(rows|records|entries|events|messages|values|keys|ids|lines|files) (?:that |which )?(?:appear|occur|exist|show up|are present|come|arrive|appearing|occurring|existing) (?:more than once|twice|multiple times|several times|repeatedly)\b/gi,
    'duplicate $1',
  ],
  [
    /\b(?:reduce|shorten|cut|decrease|cut down|lower|bring down) the (?:run ?time|running time|duration|execution time|processing time|latency|time) of /gi,
    'speed up ',
  ],
  [
    /\b(make|makes|making|made|get|gets|getting) ((?:\S+ ){1,6}?)(?:start|load|finish|execute|complete|respond|process|build|refresh) (?:much |a lot |even )?(?:faster|quicker|more quickly)(?= |$)/gi,
    'speed up $2',
  ],
  [
    /\b(?:do|make|take|create|perform|run|execute|carry out|doing|making|taking) (?:a|an) (backup|copy|snapshot|restore|backfill|restart|rollback|cleanup|reload|refresh|rerun|replay|merge|join|scan|check|test|upgrade|dump|export|import|lookup|query) (?:of|on) (?=\w)/gi,
    '$1 ',
  ],
  [
    /^by (?:which|what) (\S+(?: \S+)?) (?:is|are|was|were) ((?:the|our|my|a|an) .+) (\w+)$/i,
    'which $1 $3 $2',
  ],
  [
    /^(in|from|on|to|into|with|for|at|by|after|before) (which|what) (?!(?:kinds?|types?|sorts?|situations?|cases?|circumstances|conditions?|ways?|time) )(\S+(?: \S+){0,2}?) (do|does|did|is|are|was|were|can|should|will|has|have) (.+)$/i,
    '$2 $3 $4 $5 $1',
  ],
  [
    /\b(?:get|gets|got|become|becomes|became|getting) (?=(?:slow|slower|faster|bigger|larger|smaller|stuck|worse|full|late)\b)/gi,
    '',
  ],
  [
    /\b(is|are|was|were) (?:down|not available|out of service|offline|unreachable|not reachable)(?= |$)/gi,
    '$1 unavailable',
  ],
  [/\ba (?:different|second|separate) /gi, 'another '],
  [/\b(?:a|one) single /gi, 'one '],
  [/ as (?:quickly|fast|soon) as (?:possible|i can|we can)$/gi, ' fast'],
  [/\bmore than (\S+ (?:minutes?|hours?|days?|weeks?|months?|years?)) old\b/gi, 'older than $1'],
  [/\bless than (\S+ (?:minutes?|hours?|days?|weeks?|months?|years?)) old\b/gi, 'newer than $1'],
  [/\bapply (?:a |an |the )?(\w+ion) (?:to|on) /gi, '$1 '],
  [/\b(batch|stream) processing\b/gi, '$1'],
  [/\b(?:is|are) (?:based|built) (?:on|upon) /gi, 'use '],
  [
    /\b(how (?:do|can|should|could|would) (?:i|we|you|one)|how to|can i|should i)(?: best)? (?:test|validate) (?=\w)/gi,
    '$1 check ',
  ],
  [/\bmore than (?:one|1) (?=[a-z])/gi, 'multiple '],
  [/\border ((?:the |all )?(?:\S+ ){1,3}?)by (?=\w)/gi, 'sort $1by '],
  [
    /\b(?:receive|get|have|send) (?:an? )?(?:alerts?|notifications?|messages?|warnings?|mails?|emails?|pings?) (?=(?:if|when|whenever|once|as soon)\b)/gi,
    'notify ',
  ],
  [
    /(\S+) (?:where|whose|in which|for which) (?:the )?(\S+) (?:is|are) (null|missing|empty|wrong|invalid|negative|zero|unknown)(?= |$)/gi,
    '$1 with $3 $2',
  ],
  [/\b(?:is|are|was|were) unable to /gi, 'can not '],
  [/\bgive (?=(?:\S+ ){0,5}?(?:access|permissions?|rights?|privileges?|grants?)\b)/gi, 'grant '],
  [/\b(?:that|which) (?:do not|does not) have (?:a |an |any )?/gi, 'without '],
  [/\b(?:that|which|who) (?:have|has) no /gi, 'without '],
  [/\b(?:that|which|who) (?:have|has|hold|holds|contain|contains) (?=(?:a|an) )/gi, 'with '],
  [/\bhaving (?=(?:a|an|the|no) )/gi, 'with '],
  [/\b(\w+s) (?:missing|lacking) (?:a|an|the|any) /gi, '$1 without '],
  [
    /\b(?:in|over|during|within|for|throughout|across) the (?:last|past|previous) (?=(?:\d+|few|\w+) (?:days?|hours?|weeks?|months?|minutes?|years?)\b)/gi,
    'in the last ',
  ],
  [/\b(?:no one|no body) (?:has |have |had )?/gi, 'nobody '],
  [
    /\b(how (?:do|can|could|should|would|to)(?: i| we| you| one)?) (?:see|find out|know|tell|check) (in \S+|with \S+) (?=(?:who|which|what|when|where|why|how)\b)/i,
    '$1 find $2 ',
  ],
  [/ (?:to me|for me|to a (?:beginner|newcomer|child|layman|novice)|like i am (?:five|5|a beginner))$/gi, ''],
  [/ (?:would|do) you (?:say|think|reckon|believe) (?=(?:is|are|was|were)\b)/gi, ' '],
  [/\bto this day\b|\bas of today\b|\bever since then\b/gi, ''],
];
