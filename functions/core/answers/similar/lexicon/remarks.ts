import { phrasePattern } from '../../../text/phrase-pattern.ts';

/** A person says what led to the question: what they read, heard, wonder about or fail to understand. */
export const MUSING = phrasePattern(`
  (
    i|we|they|people
    someone|somebody|everyone|everybody
    (a|my|our|the) [_] (colleagues?|coworkers?|managers?|boss|teammates?|friends?|leads?|teams?)
    (a|my|our|the) [_] (mentors?|clients?|cto|directors?)
  ) ... (
    (read|reading) (about|through|up|that|this|some|several|many|a|in|on|the)
    learn_|study|studied|studying|underst_
    wonder_|curious|interested|confused|puzzled
    heard|hear|came across|come across|stumbled
    new to|newcomer|beginner|get started|getting started|getting up to speed
    ask|asks|asked|asking|mention_|told|tells|discuss_|talk_|explain_
    forget|forgot|know|knows|be sure|not sure|unsure
    (could|can|did) not find
    document|documenting|improve|review|reviewing
  )
`);

/** Idioms that open a sentence and say nothing of its subject. */
export const IDIOM = phrasePattern(`
  ^ [just|only] (so that|so|in order that) (i|we) [can|could|will] [_ly] (understand|know|learn|see|get|explain)
  ^ as part of (my|our|a|an|the|this|some)
  ^ [just] out of [pure|sheer|mere] curiosity
  ^ for (my|our) [own] (understanding|information|curiosity|notes?|documentation|education|records?|reference)
  ^ in [the] [very] (
    simple|simplest|plain|plainest|easy|easiest|practical|everyday|day to day|daily
    few|a few|other|short|general|a nutshell|a sentence|one sentence|layman|practice|theory|principle|detail
  ) [_]3 $
  ^ from (a|an|my|your|our) [_]2 (point of view|perspective|standpoint|experience|angle)
  ^ for the sake of
  ^ [out] of [all] [the|my|our] [various|many|different|available|possible|existing]* (
    options?|choices|alternatives|possibilities
  )
  ^ in (my|your|our) (
    opinion|view|experience|case|situation|setup
    company|team|project|organization|department|work|job|world
  )
  ^ given (all|everything|what) [that] (i|we)
  ^ when it comes to data
  ^ speaking of
  ^ as far as (i|we|you)
  ^ if (i|we) (may|can) ask
  ^ if i (understand|am|remember|recall)
  ^ as (someone|somebody|a beginner|a newbie|a newcomer|a new)
  ^ in the [_] (world|field|area|context|realm|domain) of data
  ^ [being|as|i am] [_] (new|fresh) to
  ^ to be (on the safe side|sure|safe|clear|honest|precise)
  ^ (in|during|within|for|as part of) [the (course|context|scope|middle|process) of] (my|our|a|an) [_]3 (
    work|effort|project|initiative|sprint|onboarding|research|investigation|evaluation
    training|course|studies|refactoring|exercise|workshop|cleanup
  ) $
`);

/** A person is the subject. */
export const PERSON = phrasePattern(`
  i|we
  ^ [as|since|because|while|now that|given that|one of|some of|most of]* (my|our) _
  ^ [in order] to ... (my|our)
  (someone|somebody|everyone|everybody|a (colleague|coworker|friend|teammate|customer|client|new hire|junior)) _
`);

/** Something said before, or nothing in particular, is the subject. */
export const POINTING = phrasePattern(
  '^ (it|this|that|there|here|these|those|nobody|no one|nothing|something) _',
);

/** `that` says which: `that are late`. */
export const WHICH = phrasePattern(`
  ^ that (gets?|got|are|were|have|do|did|can|could)
  ^ that (is|was|has been|had been) _ed
`);

/** Where someone comes from, which may be a product: `I am more of a Tableau person`. */
export const ORIGIN = phrasePattern(`
  (coming|came|come|moved|moving|migrated|switched) [over] from
  background|person|guy|veteran|habits?
  used to
  years? (of|with|in|on)
`);

/** What someone does who asks for the sake of it: `for the slide that I have to present on Thursday`. */
export const PURPOSE = phrasePattern(`
  ^ (for|as part of|as|in|on|during|while) ... (i|we) (
    am|are|was|were|have|had
    need|want|must|should|will|would|could|can
    promised|got|started|plan|planned|tried|try|give|gave|write|wrote|hold|teach|run|prepare|present|owe|keep
  )
`);

/** Nobody could answer so far, or the question came up by itself. */
export const UNANSWERED = phrasePattern(`
  ^ (it|this|that|the (question|topic|subject|issue|point)) (came|comes|has come|popped|pops|cropped|crops) up
  (nobody|no one|none of us|not one of us|not even _) [_]4 (
    could|can|(was|were) able|(was|were|is) sure
    knew|knows|had|has|seems|seemed|remembers|remembered|understands|answered
  )
`);

/** What a person does in a condition is part of the question. */
export const CONDITION = phrasePattern('^ (if|when|whenever|once|unless|after|until|where)');

/** A part of the day is no remark: something may have happened in it. */
export const PART_OF_DAY = phrasePattern(`
  ^ (in|at|on|during|over) [the] [early|late] (
    mornings?|evenings?|afternoons?|nights?|weekends?
    day|days|week|weeks|month
  ) $
`);
