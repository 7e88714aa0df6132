import { COURTESIES, GLUE } from '../lexicon/chatter.ts';
import { wordSet } from '../lexicon/word-set.ts';

const CONNECTORS = wordSet(
  'so and but then now well ok okay also anyway basically hence therefore like plus',
);
const QUESTION_WORDS = wordSet('how why what which who whom whose where when if whether');
const GREETINGS = wordSet('hi hello hey dear greetings thanks cheers regards');
const REQUESTS = /\b(?:show|give|say|help|let \w+ know|find out|see)\b/;
const POLITE_START =
  /^(?:(?:please|kindly|just|(?:hi|hello|hey)(?: there| team| all| everyone)?|pls|plz) )*(?:(?:can|could|would|will) (?:you|anyone|anybody|someone|somebody|we) (?:(?:please|kindly|perhaps|possibly|maybe|also|just|mind|help|help me|help me to|be so kind to|be so kind as to|be able to) )*)?/;
const POLITE_END = /(?: (?:please|pls|plz|thanks|thank you|thx|kindly|cheers|(?:to|for) (?:me|us)))+$/;

export interface WithoutCourtesy {
  /** Lower case and mixed case in step; empty if all was courtesy. */
  readonly words: readonly string[];
  /** What was taken away said that a question follows. */
  readonly isAsked: boolean;
}

/** A clause without greetings, thanks, requests and connectors around what it says. */
export function withoutCourtesy(clause: readonly string[]): WithoutCourtesy {
  const lower = clause.map((word) => word.toLowerCase());
  const start = lower.findIndex((word) => !CONNECTORS.has(word));
  if (start < 0) return { words: [], isAsked: false };
  const body = lower.slice(start);
  if (isCourtesy(body)) return { words: [], isAsked: false };
  const at = body.findIndex((word) => QUESTION_WORDS.has(word));
  const isAsked = at > 0 && isRequest(body.slice(0, at));
  const from = isAsked ? start + at : start + politeStartLength(body);
  const end = clause.length - politeEndLength(lower);
  return { words: clause.slice(from, Math.max(from, end)), isAsked };
}

/** True for a clause that is nothing but courtesy; a greeting may hold a name. */
function isCourtesy(words: readonly string[]): boolean {
  if (words.length <= 3 && GREETINGS.has(words[0] ?? '')) return true;
  return words.every(isPolite) && words.some((word) => COURTESIES.has(word)) && !words.some(isQuestionStart);
}

function isQuestionStart(word: string, at: number): boolean {
  return at === 0 && /^(?:how|why|what|which|who|where|when)$/.test(word);
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
  const found = POLITE_START.exec(words.slice(0, 16).join(' '))?.[0] ?? '';
  return found.split(' ').length - 1;
}

function politeEndLength(words: readonly string[]): number {
  const found = POLITE_END.exec(words.slice(-6).join(' '))?.[0] ?? '';
  return found.split(' ').length - 1;
}
