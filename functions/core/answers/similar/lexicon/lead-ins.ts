import { phrasePattern } from '../../../text/phrase-pattern.ts';

/** A person, or what makes one ask, at the start of the words that lead in to a question. */
export const PERSON_FIRST = phrasePattern(`
  ^ nobody|no one|everybody|everyone|someone|somebody|anyone|anybody|people
  ^ is there (anyone|anybody|someone|somebody)
  ^ [and|so|which] (it|this|that|which) (is|was|would|remains|made|makes|got|has|left|leaves|had|raises|raised)
  ^ [(while|because|since|as|for|in|before) ...] (i|we|my|our)
`);

/** At the end of these words: that they ask, know or wonder. */
export const ASKING_LAST = phrasePattern(`
  wonder_|knows?|knew|understand_|understood|remember|recall|forget_|forgot_ $
  (ask_|tell|told|tells) [_] $
  unclear|unsure|certain|uncertain|idea|clue|hear|say|guess|explain|see|learn $
  (clear|unclear|obvious|mystery) to (me|us) $
  find out|figure out|sure|curious|about|clear $
`);

/** `The thing I would like to know is why …`, `can somebody shed some light on why …`. */
export const SAID_BEFORE = phrasePattern(`
  ^ (what|all|one thing|something|the (thing|question|only thing|part|point)) ... (is|was) $
  ^ (my [only] (question|problem|issue|doubt|concern)|our (question|problem)) ... (is|was) $
  (shed|throw) [some|any|more] light (on|upon) $
  (point|steer) (me|us) (to|towards?|in) ... (on|of|for|to) $
  (love|like|keen|eager|dying|curious|interested|hoping|happy|glad|grateful) to (
    know|hear|learn|see|find out|understand|be told
  ) $
  (any|an|some) (idea|clue|hint|pointer|inkling|opinion|advice|thoughts?|guess) [of|on|about|as to] $
  (puzzled|confused|baffled|stumped|unclear|unsure|undecided|wondering|curious|lost|struggling|unable) [
    about|as to|by|with|over
    to (see|understand|figure out|work out|tell|find out|grasp)
  ] $
`);

/** `anyone who knows …` asks for no person. */
export const KNOWING = phrasePattern('^ who (knows?|can|could|has|might|may|would) $');

/** `… and I had no answer` */
export const AFTERTHOUGHT = phrasePattern(
  '^ (and|but|because|since|as|so|cause|although|though) (i|we|my|nobody) $',
);

/** `… in a notebook that I am working on` */
export const PERSONAL_TAIL = phrasePattern(`
  ^ (i|we) (am|are|was|were|have been|have) [just|currently|now|still] (
    working|writing|preparing|building|doing|making|creating|developing|reading
    planning|playing|trying|studying|putting together
  ) [on|with|about|around|together|up|for|out] $
`);
