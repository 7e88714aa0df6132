import { phrasePattern } from '../../../../text/phrase-pattern.ts';
import { COURTESIES, GLUE } from '../../lexicon/chatter.ts';
import { wordSet } from '../../lexicon/word-set.ts';

const CONNECTORS = wordSet('so and but now well ok okay also anyway basically hence therefore like plus');
const QUESTION_WORDS = wordSet('how why what which who whom whose where when if whether');
const ASKING = wordSet('how why what which who where');
const FIRST_ASKING = new Set([...ASKING, 'when']);
const AUXILIARIES = wordSet('do does did is are was were can could should would will must may has have');
const GREETINGS = wordSet('hi hello hey dear greetings thanks cheers regards');
const MOST_THANKS = 14;
const THANKS = phrasePattern(`
  ^ [many|a thousand|i am|we are] [very|so|really] (
    thanks|thank you|thx|ty|ta|tia|tyvm|merci|much obliged|much appreciated
    apologies|my apologies|sorry|excuse me|pardon
    good (day|morning|afternoon|evening)
  )
`);
const OPENERS = phrasePattern(`
  ^ right|alright|help|hmm|listen|look|folks|guys $
  ^ question|quick question $
  ^ (another|next|second|follow up|random|side) question ... $
  ^ (one|a) (more|last|other|quick|small|short) (thing|one|question|follow up) ... $
  ^ [_ly] speaking|all in all|first of all|for starters|to (begin|start) with|last but not least $
  ^ out of interest|for the record|[to cut a] long story short|in other words|for (example|instance) $
  ^ on (a|another) [side] note $
  ^ as the title says $
  ^ (just|only) to [double] check ... $
`);
const IF_YOU_COULD =
  /^(?:i|it|we) would .{1,60}? if (?:you|someone|anyone|somebody|anybody) (?:can|could|would|might|were to)(?: please| kindly| just| maybe)* /;
const IF_YOU_DID = phrasePattern(`
  ^ if (you|someone|anyone|somebody|anybody) (
    told|explained|let|gave|showed|helped|shared|walked|said|described
  ) $
`);
const REQUESTS = phrasePattern('show|give|say|help|let _ know|find out|see|look up|check|walk _ through');
const FAVOUR = 'do (?:me|us) (?:a|the) favou?r (?:and|of|to)';
const SO_KIND = 'be so (?:kind|good|nice|friendly) (?:as )?to';
/** May be empty; each part takes the space behind it. */
const POLITE_START = RegExp(
  `^(?:(?:please |kindly |pls )?${SO_KIND} |(?:please )?${FAVOUR} |(?:(?:would|do) you mind|mind) (?=\\w+ing\\b))?` +
    '(?:(?:please|kindly|just|pls|plz|(?:hi|hello|hey)(?: there| team| all| everyone)?) )*' +
    '(?:(?:can|could|would|will) (?:you|anyone|anybody|someone|somebody|we) ' +
    '(?:(?:please|kindly|perhaps|possibly|maybe|also|just|mind|help|help me|help me to|be able to|be willing to|' +
    `tell me|show me|give me|(?:please )?${SO_KIND}|${FAVOUR}|take a (?:moment|minute|second) (?:and|to)) )*)?`,
);
const POLITE_END = /(?: (?:please|pls|plz|thanks|thank you|thx|kindly|cheers|(?:to|for) (?:me|us)))+$/;

export interface WithoutCourtesy {
  /** Lower case and mixed case in step; empty if all was courtesy. */
  readonly words: readonly string[];
  /** What was taken away said that a question follows. */
  readonly isAsked: boolean;
}

/** A clause without greetings, thanks, requests and connectors around what it says. */
export function withoutCourtesy(clause: readonly string[]): WithoutCourtesy {
  const once = withoutOneCourtesy(clause);
  if (once.isAsked || once.words.length === 0 || once.words.length === clause.length) return once;
  return withoutCourtesy(once.words);
}

function withoutOneCourtesy(clause: readonly string[]): WithoutCourtesy {
  const lower = clause.map((word) => word.toLowerCase());
  const start = lower.findIndex((word, at) => !CONNECTORS.has(word) && !isThenAsked(word, lower[at + 1]));
  if (start < 0) return { words: [], isAsked: false };
  const body = lower.slice(start);
  if (OPENERS.test(body.join(' ')) || isCourtesy(clause.slice(start))) return { words: [], isAsked: false };
  const at = body.findIndex(
    (word, index) => QUESTION_WORDS.has(word) && !IF_YOU_DID.test(body.slice(index, index + 3).join(' ')),
  );
  const isAsked = at > 0 && !IF_YOU_COULD.test(body.slice(0, 20).join(' ')) && isRequest(body.slice(0, at));
  const from = isAsked ? start + at : start + politeStartLength(body);
  const end = clause.length - politeEndLength(lower);
  return { words: clause.slice(from, Math.max(from, end)), isAsked };
}

/** `then how do I …`, unlike `then drop the index`. */
function isThenAsked(word: string, next = ''): boolean {
  return word === 'then' && (QUESTION_WORDS.has(next) || AUXILIARIES.has(next));
}

/** True for a clause that is nothing but courtesy; a greeting may hold a name. */
export function isCourtesy(clause: readonly string[]): boolean {
  const words = clause.map((word) => word.toLowerCase());
  if (words.length <= MOST_THANKS && THANKS.test(words.join(' ')) && !words.some((word) => ASKING.has(word)))
    return true;
  if (/^(?:in|at|on|during) (?:the )?\w+$/.test(words.join(' '))) return false;
  if (words.length <= 3 && GREETINGS.has(words[0] ?? '')) return true;
  return (
    words.every(isPolite) && words.some((word) => COURTESIES.has(word)) && !FIRST_ASKING.has(words[0] ?? '')
  );
}

function isRequest(words: readonly string[]): boolean {
  return (
    words.every(isPolite) && (words.some((word) => COURTESIES.has(word)) || REQUESTS.test(words.join(' ')))
  );
}

function isPolite(word: string): boolean {
  return COURTESIES.has(word) || GLUE.has(word);
}

function politeStartLength(words: readonly string[]): number {
  const text = words.slice(0, 20).join(' ');
  const found = (IF_YOU_COULD.exec(text) ?? POLITE_START.exec(text))?.[0] ?? '';
  return found.split(' ').length - 1;
}

function politeEndLength(words: readonly string[]): number {
  const found = POLITE_END.exec(words.slice(-6).join(' '))?.[0] ?? '';
  return found.split(' ').length - 1;
}
