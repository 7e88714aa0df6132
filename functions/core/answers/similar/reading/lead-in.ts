import { CHATTER, COURTESIES, GLUE, SUBJECTS } from '../lexicon/chatter.ts';
import { CALENDAR, RELATIVE_DAYS } from '../lexicon/dates.ts';
import { ENVIRONMENTS } from '../lexicon/environments.ts';
import { IDLE_QUESTIONS, IDLE_STARTS } from '../lexicon/idle-clauses.ts';
import { NAMES } from '../lexicon/names.ts';
import { hasIdentifierShape } from './identifier-shape.ts';
import { lemma } from './lemma.ts';

const SUBJECT_KEYS = new Set([...SUBJECTS].map(lemma));

/** A person says what led to the question: what they read, heard, wonder about or fail to understand. */
const MUSING =
  /\b(?:i|we|someone|somebody|everyone|everybody|people|they|(?:a|my|our|the) (?:\w+ )?(?:colleague|coworker|manager|boss|teammate|friend|lead|team|mentor|client|cto|director)s?)\b.*\b(?:(?:read|reading) (?:about|through|up|that|this|some|several|many|a|in|on|the)|learn\w*|stud(?:y|ied|ying)|underst\w+|wonder\w*|heard|hear|came across|come across|stumbled|confused|curious|puzzled|new to|newcomer|ask(?:s|ed|ing)?|mention\w*|told|tells|forget|forgot|not sure|unsure|be sure|know|knows|could not find|can not find|did not find|get started|getting started|beginner|interested|discuss\w*|talk\w*|explain\w*|document(?:ing)?|improve|review(?:ing)?|getting up to speed)\b/;
/** Idioms that open a sentence and say nothing of its subject. */
const IDIOM =
  /^(?:(?:just |only )?(?:so that|so|in order that) (?:i|we) (?:can |could |will )?(?:\w+ly )?(?:understand|know|learn|see|get|explain)\b|as part of (?:my|our|an?|the|this|some)\b.*|(?:just )?out of (?:pure |sheer |mere )?curiosity|for (?:my|our) (?:own )?(?:understanding|information|curiosity|notes?|documentation|education|records?|reference)|in (?:the )?(?:very )?(?:simple|simplest|plain|plainest|easy|easiest|few|a few|other|short|general|a nutshell|a sentence|one sentence|layman|practical|practice|theory|principle|detail|everyday|day to day|daily)\b(?: \w+){0,3}$|from (?:a|an|my|your|our) (?:\w+ ){0,2}(?:point of view|perspective|standpoint|experience|angle)|for the sake of|(?:out )?of (?:all )?(?:the |my |our )?(?:various |many |different |available |possible |existing )*(?:options?|choices|alternatives|possibilities)\b.*|in (?:my|your|our) (?:opinion|view|experience|case|situation|setup|company|team|project|organization|department|work|job|world)|given (?:all|everything|what) (?:that )?(?:i|we)|when it comes to data|speaking of|as far as (?:i|we|you)|if (?:i|we) (?:may|can) ask|if i understand|if i (?:am|remember|recall)|as (?:someone|somebody|a beginner|a newbie|a newcomer|a new)\b|in the (?:\w+ )?(?:world|field|area|context|realm|domain) of data\b|(?:being |as |i am )?(?:\w+ )?(?:new|fresh) to\b|to be (?:on the safe side|sure|safe|clear|honest|precise)|(?:in|during|within|for|as part of) (?:the (?:course|context|scope|middle|process) of )?(?:my|our|an?) (?:\w+ ){0,3}(?:work|effort|project|initiative|sprint|onboarding|research|investigation|evaluation|training|course|studies|refactoring|exercise|workshop|cleanup)$)/;
/** A person is the subject. */
const PERSON =
  /\b(?:i|we)\b|^(?:(?:as|since|because|while|now that|given that|one of|some of|most of) )*(?:my|our) |^(?:in order )?to .*\b(?:my|our)\b|\b(?:someone|somebody|everyone|everybody|a (?:colleague|coworker|friend|teammate|customer|client|new hire|junior)) /;
/** Something said before, or nothing in particular, is the subject. */
const POINTING =
  /^(?:it|this|that(?! (?:gets?|got|are|were|have|do|did|can|could)\b| (?:is|was|has been|had been) \w+ed\b)|there|here|these|those|nobody|no one|nothing|something) /;
/** Where someone comes from, which may be a product: `I am more of a Tableau person`. */
const ORIGIN =
  /\b(?:coming|came|come|moved|moving|migrated|switched) (?:over )?from\b|\b(?:background|person|guy|veteran|habits?)\b|\bused to\b|\byears? (?:of|with|in|on)\b/;
/** Products that people search in. */
const SEARCHED = /^(?:google|googled|googling|reddit|stackoverflow|youtube|chatgpt|wikipedia|linkedin)$/;
/** What binds a remark to the question and limits nothing by itself. */
const BINDING =
  /^(?:and|but|or|so|(?:as|since|because|although|though)(?= (?:i|we|my|our|nobody|everyone|everybody) )) /;
/** Conditions: what a person does in them is part of the question. */
const CONDITION = /^(?:if|when|whenever|once|unless|after|until|where)\b/;
const ASKING_END =
  /(?:wonder\w*|knows?|knew|understand\w*|understood|ask\w*(?: \w+)?|(?:tell|told|tells)(?: \w+)?|remember|recall|forg[eo]t\w*|unclear|unsure|certain|idea|clue|hear|say|guess|(?:clear|unclear|obvious|mystery) to (?:me|us)|explain|see|learn|find out|figure out|sure|curious|about|clear)$/;
const STARTS_WITH_PERSON =
  /^(?:nobody|no one|everybody|everyone|someone|somebody|anyone|anybody|people|is there (?:anyone|anybody|someone|somebody)|(?:and |so |which )?(?:it|this|that|which) (?:is|was|would|remains|made|makes|got|has|left|leaves|had|raises|raised))\b|^(?:(?:while|because|since|as|for|in|before) .*)?\b(?:i|we|my|our)\b/;
/** `The thing I would like to know is why …`, `can somebody shed some light on why …`. */
const SAID_BEFORE =
  /^(?:what|the (?:thing|question|only thing|part|point)|all|one thing|something|my (?:only )?(?:question|problem|issue|doubt|concern)|our (?:question|problem))\b.*\b(?:is|was)$|\b(?:shed|throw) (?:some |any |more )?light (?:on|upon)$|\b(?:point|steer) (?:me|us) (?:to|towards?|in) .*\b(?:on|of|for|to)$|\b(?:love|like|keen|eager|dying|curious|interested|hoping|happy|glad|grateful) to (?:know|hear|learn|see|find out|understand|be told)$|\b(?:any|an|some) (?:idea|clue|hint|pointer|inkling|opinion|advice|thoughts?|guess)(?: (?:of|on|about|as to))?$|\b(?:puzzled|confused|baffled|stumped|unclear|unsure|undecided|wondering|curious|lost|struggling|unable)(?: (?:about|as to|by|with|over|to (?:see|understand|figure out|work out|tell|find out|grasp)))?$/;
/** What someone does who asks for the sake of it: `for the slide that I have to present on Thursday`. */
const PURPOSE =
  /^(?:for|as part of|as|in|on|during|while) .*\b(?:i|we) (?:am|are|was|were|have|had|need|want|must|should|will|would|could|can|promised|got|started|plan|planned|tried|try|give|gave|write|wrote|hold|teach|run|prepare|present|owe|keep)\b/;
const NOBODY =
  /^(?:it|this|that|the (?:question|topic|subject|issue|point)) (?:came|comes|has come|popped|pops|cropped|crops) up\b|\b(?:nobody|no one|none of us|not one of us|not even \w+)(?: \w+){0,4} (?:could|can|was able|were able|knew|knows|had|has|seems|seemed|remembers|remembered|understands|answered|is sure|was sure|were sure)\b/;
const PART_OF_DAY =
  /^(?:in|at|on|during|over) (?:the )?(?:early |late )?(?:mornings?|evenings?|afternoons?|nights?|weekends?|day|days|week|weeks|month)$/;
/** `anyone who knows …` asks for no person. */
const KNOWING = /^who (?:knows?|can|could|has|might|may|would)$/;
/** Lower-case words that a question, or one within a sentence, begins with. */
export const ASKED_BY = /^(?:how|why|what|which|who|where|when|whether|if)$/;
const LIMITING =
  /^(?:in|on|at|for|with|from|after|before|during|since|when|if|once|to|under|within|without|by|while|because|although|unless|until|whenever|where|as|over|per|between|of|about|and|or|which|that|who|whose|not|only|every|each|last|next|yesterday|today|tomorrow|tonight|using|given|unlike|like|except|instead|despite|both|either|even)$/;
const MOST_WORDS = 40;

/** True for a clause in which a person only says why they ask, so that nothing in it limits the question. */
export function isLeadIn(words: readonly string[], isName: (word: string) => boolean): boolean {
  const lower = words.map((word) => word.toLowerCase());
  const text = lower.join(' ');
  if (words.length > MOST_WORDS || words.some((word) => isTyped(word, isName) && !isOrigin(word, text)))
    return false;
  if (PART_OF_DAY.test(text)) return false;
  if (lower.some(isDated) && lower.some(isSubject)) return false;
  if (IDLE_STARTS.test(text) && !lower.some(isSubject)) return true;
  if (lower.every(isChat) && lower.some((word) => CHATTER.has(word) || COURTESIES.has(word)))
    return !CONDITION.test(text) && (lower.length > 2 || IDIOM.test(text));
  if (IDIOM.test(text)) return true;
  if (CONDITION.test(text)) return false;
  if ((PURPOSE.test(text) || NOBODY.test(text)) && !lower.some(isSubject)) return true;
  return MUSING.test(text) || PERSON.test(text) || (POINTING.test(text) && !lower.some(isSubject));
}

/**
 * True for a clause beside one that asks which names nothing people ask about and limits nothing: it is no phrase of
 * time or place and no condition.
 */
export function isAside(words: readonly string[], isName: (word: string) => boolean): boolean {
  const text = words.join(' ').toLowerCase();
  const [first = ''] = text.replace(BINDING, '').split(' ');
  return (
    words.length > 1 &&
    words.length <= MOST_WORDS &&
    !LIMITING.test(first) &&
    !words.some((word) => /\d/.test(word) || isSubject(word) || isTypedAside(word, text, isName))
  );
}

function isTypedAside(word: string, text: string, isName: (word: string) => boolean): boolean {
  return isTyped(word, isName) && !SEARCHED.test(word.toLowerCase()) && !isOrigin(word, text);
}

/** A product, not an identifier, in what a person says of where they come from. */
function isOrigin(word: string, text: string): boolean {
  return !hasIdentifierShape(word) && ORIGIN.test(text) && !text.split(' ').some(isSubject);
}

/** True for a question that asks for nothing by itself: `any ideas?`, `what am I missing?` */
export function isIdleQuestion(words: readonly string[]): boolean {
  return IDLE_QUESTIONS.test(words.join(' ').toLowerCase());
}

/** How many words at the start of a clause lead in to a question word in it; 0 for none. */
export function leadInLength(words: readonly string[], isName: (word: string) => boolean): number {
  const lower = words.slice(0, MOST_WORDS).map((word) => word.toLowerCase());
  const typed = words.findIndex((word) => isTyped(word, isName));
  const found = lower.findIndex(
    (word, at) =>
      at > 1 &&
      (typed < 0 || at <= typed) &&
      ASKED_BY.test(word) &&
      !KNOWING.test(`${word} ${lower[at + 1]}`) &&
      leadsTo(word, lower.slice(0, at)),
  );
  return Math.max(0, found);
}

function leadsTo(word: string, before: readonly string[]): boolean {
  const text = before.join(' ');
  if (CONDITION.test(text)) return false;
  if (word === 'if') return SAID_BEFORE.test(text) || (ASKING_END.test(text) && isSpoken(text));
  return isSpoken(text) || (before.every(isChat) && !ASKED_BY.test(before[0] ?? ''));
}

function isSpoken(text: string): boolean {
  return (STARTS_WITH_PERSON.test(text) && ASKING_END.test(text)) || SAID_BEFORE.test(text);
}

/** `… and I had no answer` */
const AFTERTHOUGHT = /^(?:and|but|because|since|as|so|cause|although|though) (?:i|we|my|nobody)$/;
const PERSONAL_TAIL =
  /^(?:(?:that|which) )?(?:i|we) (?:am|are|was|were|have been|have)(?: just| currently| now| still)? (?:working|writing|preparing|building|doing|making|creating|developing|reading|planning|playing|trying|studying|putting together|writing up)(?: on| with| about| around| together| for| out)?$/;

/** How many words at the end of a clause only say what work of the asker the question is for; 0 for none. */
export function leadOutLength(words: readonly string[]): number {
  const lower = words.map((word) => word.toLowerCase());
  const afterthought = lower.findIndex(
    (word, at) => at > 1 && AFTERTHOUGHT.test(`${word} ${lower[at + 1]}`) && lower.slice(at).every(isChat),
  );
  if (afterthought > 0) return lower.length - afterthought;
  for (let at = Math.max(1, lower.length - 14); at < lower.length - 3; at += 1) {
    if (!/^(?:in|for|on|as|with|at|during)$/.test(lower[at] ?? '')) continue;
    const person = lower.findIndex((word, index) => index > at && (word === 'i' || word === 'we'));
    if (person < 0) return 0;
    const isRelative = /^(?:that|which)$/.test(lower[person - 1] ?? '');
    const noun = lower.slice(at + 1, isRelative ? person - 1 : person);
    const tail = lower.slice(person).join(' ');
    if (noun.length > 0 && noun.length < 6 && noun.every(isChat) && PERSONAL_TAIL.test(tail))
      return lower.length - at;
  }
  return 0;
}

function isChat(word: string): boolean {
  return CHATTER.has(word) || GLUE.has(word) || COURTESIES.has(word);
}

/** True for words that name what people ask about. */
export function isSubject(word: string): boolean {
  return SUBJECT_KEYS.has(lemma(word.toLowerCase()));
}

function isDated(word: string): boolean {
  return CALENDAR.has(word) || RELATIVE_DAYS.has(word);
}

function isTyped(word: string, isName: (word: string) => boolean): boolean {
  const lower = word.toLowerCase();
  return hasIdentifierShape(word) || NAMES.has(lower) || ENVIRONMENTS.has(lower) || isName(word);
}

/** True for words that people use of themselves and their work, and for those that bind them. */
export function isChatter(word: string): boolean {
  return isChat(word.toLowerCase());
}
