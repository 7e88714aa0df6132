import { phrasePattern } from '../../../text/phrase-pattern.ts';

/** What a clause may begin with that says nothing of data: it is a remark if it names no thing people ask about. */
export const IDLE_STARTS = phrasePattern(`
  ^ [i am|i was|we are] (not|never) [really|quite|entirely|exactly|too|so|at all|completely|hundred percent]* (
    sure|certain|clear|convinced|urgent|important|super|an expert
  )
  ^ unsure|dunno|beats me|no (idea|clue|luck|rush|hurry|pressure|worries|joy)
  ^ sadly|unfortunately|alas|hopefully|admittedly|apparently|probably|perhaps|maybe|possibly
  ^ [have|has|having] been [_ly] _ing
  ^ [just|only|simply|merely|still|currently|kind of|sort of|really|honestly]* (
    trying|looking|wondering|struggling|digging|scratching|banging|racking|hoping|asking|checking|thinking
    curious|puzzled|confused|lost|stuck|new|stumped|clueless|baffled|interested|starting|getting|coming
    hate|need|want|guess|guessing|suppose|assume|assuming|imagine|imagining|say|let us|seeing
  )
  ^ (just|only|simply|merely|purely) (to|so|for|because|in order|as)
  ^ given (all|the|how|that|so|everything|what)
  ^ (as|for) (
    someone|somebody|those|people|anyone|anybody|a person|us|the (benefit|sake|non)
    (a|an) [_] (person|outsider|layman|newcomer|beginner|novice|non)
  )
  ^ not that|believe|strange|funny|silly|odd as|at the risk of|(one|once) (more|again|last)
  ^ [alright|right|ok|okay] next (thing|one|question|up)
  ^ in the end|with my
  ^ after (a|an|the|two|three|several|many|half a|half an) [_] (
    morning|afternoon|evening|day|hour|hours|days|week|weekend
  ) (of|with|in|on|spent)
  ^ for (a friend|me|fun|the last time|the record|someone|my|our)
  ^ as (the|it|this|i|my|stupid|silly|strange|odd|simple)
  ^ as (much|hard|far|long|said|mentioned|promised|always|usual|you|i|we|so|one|a)
  ^ whatever|no matter|try as
  ^ you (know|see|may|might|will|have|probably|guys|seem|all|people)
  ^ if (i|we) (understand|understood|recall|remember|may|got|am not|are not|might|had to|could ask|can ask)
  ^ if you (
    had to|must (put|explain|say|describe|choose|pick|guess|sum)|have|can|could|do not mind|would|happen|know
    get|are able|feel|ever|were|please|find|allow|want
  )
  ^ if (that|it|this) (
    makes [any] (sense|difference)|makes a difference|helps|matters|counts|is (all right|ok|okay|fine|alright)
  )
  ^ if (anyone|anybody|someone|somebody|possible|need be|at all|only|so|not too)
  ^ in case (you|anyone|someone|it matters|that)
  ^ (when|whenever) (you (have|get|find|are)|someone has)
  ^ once you (have|get)
  ^ before (i|we) (forget|go|start|dive|continue|do)
  ^ while (i am|we are|you are) (at it|here)
  ^ since (you|i|we) (asked|am|are|mentioned|have|just)
  ^ [just] so [that] (i|we|you)
  ^ correct me|bear with|forgive|pardon|apologies|excuse|long story|long or short
  ^ [just] to (cut|make|put|be|sum|get|save|keep|tell|avoid|satisfy|settle|double check|play)
  ^ simply put|put (simply|differently|another way|in)
  ^ at the end of the day|in all honesty|in a word|on the whole|by and large|at first glance
  ^ on top of (that|everything|it)|all _ aside|between you and me|off the top of|from what
  ^ as a [_] (newcomer|beginner|matter of fact|rule|note|follow up|check|result|resort)
  ^ for (
    what it is worth|the love of|starters|context|background|clarity|completeness|good measure
    some_|whatever|once|all i know|a (while|moment|start)
  )
  ^ in (case|light|a nutshell|very|really|simple_|plain|short|brief|layman_|everyday|(my|your|our) _)
  ^ with (that|all that|this|everything)
  ^ that (said|being said|aside)
  ^ having (said|read|tried|looked|never|just|searched)
  ^ being (a|an|new|fairly)
  ^ [even] after (
    all|hours|days|weeks|much|a lot|a long|a bit|some_|several|many|quite|reading|trying|searching|looking|_ hours
  )
  ^ despite (all|reading|several|many|hours|my)
  ^ [just|only|purely|merely|simply|more] (
    out of (interest|curiosity|habit)|for (me|interest|confirmation|completeness)
  )
  ^ somehow|strangely|weirdly|oddly|funnily|ironically|surprisingly|interestingly|annoyingly|frustratingly
  ^ embarrassingly|curiously|seriously|honestly|frankly|truthfully|generally|basically|essentially|ultimately
  ^ theoretically|practically|conceptually|roughly|quickly|briefly|again|actually|really
  ^ okay|ok|well|right|sure|yes|no|yeah|yep|oh|ah|um|uh|erm|hm_|argh|ugh|wow|man|gosh|damn|please|sorry|guys|folks
  ^ [
    just|only|here is|here comes|got|have|having|i have|i have got|this is|it is|that is|this might be|it might be
    might be|sorry for|yet|but|now|so|and|probably|with
  ]* [a|an|one|my|another|the|some|two] [_]4 (questions?|doubt|request|favou?r|brain teaser) [
    (for|from|about|on|to|here|though|of|in|you|i|that|again|today|please|now|regarding) ...
  ] $
  ^ everything|everyone|everybody|nobody|no one|nothing|something|someone|google
  ^ the (
    docs?|documentation|manual|internet|web|forum|thread|answer|question|wiki|readme|faq
    (problem|thing|issue|point) is
  )
`);

/** Questions that ask for nothing by themselves: left out where another clause asks. */
export const IDLE_QUESTIONS = phrasePattern(`
  ^ (any|got any|does anyone have|do you have|anyone has|is there) [an|any] (
    ideas?|thoughts?|pointers?|help|advice|clues?|suggestions?|hints?|tips?|explanation|guess|input|insights?
  ) [(on|about|for|of|what|here|please|would|is|are) ...] $
  ^ (is|was) (that|this|it) (right|correct|true|so|possible|normal|expected|a thing) $
  ^ am i (
    right|wrong|correct|missing something|doing something wrong|mistaken|being dense|being stupid
  ) $
  ^ what (
    do you think|gives|say you|am i (missing|doing wrong|overlooking|not seeing)
    is going on [here|there]|is up with that
  ) $
  ^ how (so|about that) $
  ^ who knows|do you know|does (anyone|anybody|someone) know $
  ^ (can|could|would|will) (you|anyone|anybody|someone|somebody) [please] (
    help|assist|explain|clarify|advise|enlighten|answer|elaborate|chime in
  ) [me|us|out|this|that|it|on this|with this|with that|here|to me|please]* $
  ^ (can i|can we|may i) (ask|bother) ... $
  ^ mind (helping|explaining) ... $
  ^ [do|would] you mind $
  ^ right|correct|no|yes|or not|anyone|anybody|is there $
`);
