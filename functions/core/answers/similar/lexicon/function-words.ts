import { wordSet } from './word-set.ts';

/** Words that point or bind and never decide what a question asks for. */
export const DETERMINERS = wordSet('a an the those any such');

/** The people who ask and answer, in every case, and what belongs to them. */
export const PERSONS = wordSet(
  'i me my mine myself we us our ours ourselves you your yours yourself one ones oneself',
);

/** Stand for something named elsewhere. */
export const PRONOUNS = wordSet('it its they them their theirs he she him her his itself themselves');

export const BE = wordSet('be is are was were am been being');
export const DO = wordSet('do does did doing done');
export const HAVE = wordSet('have has had having');

/** Weigh or soften without changing what is asked. */
export const FILLERS = wordSet(
  'actually absolutely totally truly definitely certainly obviously clearly frankly exactly really basically simply currently now please kindly exact given certain particular specific ' +
    'so very quite pretty rather properly correctly precisely literally essentially generally typically normally ' +
    'usually there here various anyway though whatsoever too well also successfully effectively ' +
    'appropriately possibly perhaps maybe honestly nowadays etc respectively relevant suitable ' +
    'corresponding existing overall underlying involved desired proper concrete precise actual respective commonly ' +
    'probably potentially ultimately incredibly extremely terribly awfully insanely unbelievably ridiculously painfully ' +
    'horribly remarkably surprisingly super utterly entirely highly seriously hugely massively crazily annoyingly ' +
    'apparently evidently',
);

/** Relation of a word to what stands before it -> the relations it is as good as. */
export const PREPOSITIONS: ReadonlyMap<string, string> = new Map(
  (
    'in:in on:in at:in inside:in within:in of:of for:for with:with using:with via:with through:with by:by from:from ' +
    'to:to into:to onto:to about:about regarding:about concerning:about between:between among:between over:over ' +
    'under:under across:across against:against as:as than:than like:like versus:versus vs:versus toward:to ' +
    'towards:to beyond:beyond behind:behind beside:beside below:below above:above around:around along:along or:or ' +
    'during:during throughout:during without:without per:per out:out off:off up:up down:down except:except ' +
    'instead:instead upon:in'
  )
    .split(' ')
    .map((pair): [string, string] => {
      const [word = '', relation = ''] = pair.split(':');
      return [word, relation];
    }),
);

/** What begins a clause that stands by itself, wherever in the question it is put. */
export const CLAUSE_MARKERS: ReadonlyMap<string, string> = new Map(
  (
    'if:if when:if whenever:if once:if while:while whilst:while after:after before:before since:since until:until ' +
    'till:until because:because although:although though:although unless:unless but:but yet:but whereas:but ' +
    'where:where then:then'
  )
    .split(' ')
    .map((pair): [string, string] => {
      const [word = '', marker = ''] = pair.split(':');
      return [word, marker];
    }),
);
