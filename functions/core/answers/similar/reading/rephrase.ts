import { FILLERS } from '../lexicon/function-words.ts';
import { MORE_TURNS } from '../lexicon/more-turns.ts';
import { TURNS_OF_PHRASE } from '../lexicon/turns-of-phrase.ts';
import { makeSayPlainly, type Turn } from './say-plainly.ts';

/** Turns of phrase -> the plain way to say it. Each takes whole words of a clause, one space between them. */
const TURNS: readonly Turn[] = [
  ...MORE_TURNS,
  ...TURNS_OF_PHRASE,
  [/\b(is|was|are|were) it (?:that|which|who) /gi, ''],
  [/\b(that|which|who|you|we|they) (?:happen|happens|happened) to /gi, '$1 '],
  [/\b(?:go|goes|going|went) about (?=\w+ing\b)/gi, ''],
  [/\b(?:be|is|are|am|was|were) able to /gi, 'can '],
  [/\b(?:manage|manages|managed|get|got) to (?=[a-z])/gi, ''],
  [/\bthe (?:term|concept|notion|phrase|expression|idea) (?:of )?(?=\w)/gi, ''],
  [
    /\b(make|makes|making|made|get|gets|getting) ((?:\S+ ){1,8}?)(?:run |go |be |work |perform )?(?:much |a lot |even )?(?:faster|quicker|more quickly)(?= |$)/gi,
    'speed up $2',
  ],
  [/\bthe fact that /gi, ''],
  [
    / (?:in the first place|at all|in the end|after all|in general|in practice|in (?:this|that|our|my) (?:context|case|setting)|at the moment|right now|as of now|for example|for instance|these days|at this point|in reality)(?= |$)/gi,
    '',
  ],
  [/\b(?:end|ends|ended|ending) up (?=(?:in|on|at|with|\w+ing)\b)/gi, ''],
  [
    /^(what|which|who|where|when|why|how) (?:would|do|does|did) (?:you|people) (?:say|think) (?=is|are|was)/gi,
    '$1 ',
  ],
  [
    /^(how (?:do|can|to|would|should)(?: i| we| you| one)? )(?:see|find out|know|tell|determine|figure out|identify|check) (?=(?:who|which|what|when|where|why|how)\b)/i,
    '$1find ',
  ],
  [/\bmak(?:e|es|ing) ((?:\S+ ){1,6}?)(?:any |much )?slower(?= |$)/gi, 'slow down $1'],
  [/\bmak(?:e|es|ing) ((?:\S+ ){1,6}?)smaller(?= |$)/gi, 'reduce the size of $1'],
  [/\bmak(?:e|es|ing) ((?:\S+ ){1,6}?)(?:bigger|larger)(?= |$)/gi, 'increase the size of $1'],
  [/\bmak(?:e|es|ing) ((?:\S+ ){1,6}?)cheaper(?= |$)/gi, 'reduce the cost of $1'],
  [/\b(csv|json|parquet|avro|orc|xml|yaml|tsv|excel) files?\b/gi, '$1'],
  [/\b(?:when it comes to|with (?:respect|regard) to|in terms of|in the (?:context|case) of) /gi, 'in '],
  [
    /\bgo about (?:it|this|that) (?:if|when) (?:i|we|you|one|someone) (?:wants?|needs?|wish(?:es)?|tr(?:y|ies)) to /gi,
    '',
  ],
  [
    /\b(in|on|with) (?:my|our) (?:(?:team|company|group|department|current|existing) )*(\S+) (?:setup|installation|stack|world|environment|instance)\b/gi,
    '$1 $2',
  ],
  [/^(what|which|where|when|who) to (?=[a-z])/gi, '$1 should i '],
  [/\b(?:get|gets|got|getting) (?=\w+ed\b)/gi, 'is '],
  [/(?<!\b(?:be|is|are|was|were|am|been)) using (?=\w)|^using /gi, ' with '],
  [/\bgo (?:ahead )?and (?=[a-z])/gi, ''],
  [/\b(?:is|are|was|were) the ones? (?:that|which|who) /gi, ''],
  [/\b(how|why|what|where|when|who) (?:on earth|in the world|the heck|the hell) /gi, '$1 '],
  [/\bso[- ]called /gi, ''],
  [
    / (?:in essence|per se|as such|so to speak|if any|if at all|once and for all|to be (?:exact|precise)|by any chance|all the way|(?:out )?of all of them|in (?:a |an |the |any )?(?:good|best|right|proper|sensible|reasonable|nice|clean) (?:way|manner|fashion))(?= |$)/gi,
    '',
  ],
  [/(?<!\S)(\S+) (?:that|which|who) (?:is|are|was|were) (\w+)$/gi, '$2 $1'],
  [/(?<!\S)(\S+) (?:that|which|who) (?:(?:have|has) )?(\w+ed)$/gi, '$2 $1'],
  [/\bper (?!(?:sec|min|hr|second|minute|hour|day|week|month|year|cent|each)\b)(?=\w)/gi, 'for each '],
  [/\b(allow|permit|enable|cause|help|force)(s|ed|ing)? ((?:\S+ ){1,3}?)to (?=[a-z])/gi, '$1$2 $3'],
  [
    /^(how (?:do|can|to|would|should)(?: i| we| you| one)? )(?:check|see|verify|test|tell|know|determine|find out) (?:if|whether) /i,
    '$1check whether ',
  ],
  [/\bbreak(?:ing|s)? ((?:\S+ ){1,6}?)(?:down |up |apart )?into /gi, 'split $1into '],
  [/\b(?:the (?:process|task|act|job|matter|case|use|existence|possibility) of )(?=\w)/gi, ''],
  [/\b(?:a bunch|a set|a couple|a collection|a piece|a kind|a type|a sort|an instance) of /gi, ''],
  [
    /\b(?:tend|tends|seem|seems|appear|appears|is going|are going|is supposed|are supposed|is meant|are meant) to (?=[a-z])/gi,
    '',
  ],
  [/\b(?:located|situated)$/gi, ''],
  [
    / (?:in|for|at|on|within) (?:my|our) (?:team|company|project|setup|stack|platform|organization|system|case|job|department|office|side|end|data platform|data team|use case|situation|scenario)$/gi,
    '',
  ],
  [
    / (?:from your experience|in your (?:opinion|view|experience)|in (?:detail|short|theory|principle|a nutshell|simple terms|plain english|layman terms|your own words|a few words|one sentence)|under the hood|behind the scenes|briefly|step by step|with an example)(?= |$)/gi,
    '',
  ],
  [/\b(i|we|you|one|can|could|should|would|do|is|are|was|were|am|that|it) just /gi, '$1 '],
  [/\bjust /gi, 'only '],
  [/^(?:can|could|may|might) (?:i|we) (?:get|have|see) (?:a|the) list of /i, 'list '],
  [/^(?:give|send|show|tell)(?: me| us)? (?:a|the) list of /i, 'list '],
  [/\bexactly once\b/gi, 'exactlyonce'],
  [/\bat (least|most) once\b/gi, 'at$1once'],
  [
    /\b(a|an|the|any|each|every|some|one) (?:given|certain|particular|specific|exact|actual|respective) /gi,
    '$1 ',
  ],
  [/\b(my|our|your|their|its|his|her|the) own /gi, '$1 '],
  [/\b(?:over|right|back|out) (?=(?:in|on|at) )|\b(?:out|over) (?=(?:to|into) )/gi, ''],
  [/\b(changes?|modifications?|updates?) made (?=to )/gi, '$1 '],
  [/\b(to|i|we|you|should|can|automatically) alert (?=\w)/gi, '$1 notify '],
  [
    /\bdata (?=(?:pipelines?|transforms?|transformations?|sources?|files?|loaders?|ingestion|engineers?|tables?|streams?|records?|rows?)\b)/gi,
    '',
  ],
  [/\b(?:in|during) the (?:middle|course) of /gi, 'during '],
  [
    /\b(?:perform|performs|performing|carry out|carrying out|do) (?:a |an |the )(?=\w+(?:ion|ment|al|up|fill)\b)/gi,
    '',
  ],
  [/^(?:is it|would it be) possible (?:for (?:me|us|you|one) )?to /i, 'can '],
  [/^(?:do|does|did) (?:i|we|you|one) (?:need|have) to (?=[a-z])/i, 'should '],
  [/(?<!^what do )\b(i|we|you|one) (?:need|have|has|had) to (?=[a-z])/gi, '$1 must '],
  [/\b(?:want|wants|would like|wish|trying|try|tries) to (?=[a-z])/gi, ''],
  [/\b(?:by means of|with the help of|by using|with the use of|making use of)(?= |$)/gi, 'with'],
  [/\b(?:get|find|determine|compute|calculate) the (?:amount|number|count) of (?:the )?/gi, 'count the '],
  [/\bthe (?:amount|number) of /gi, 'number of '],
];

const sayPlainly = makeSayPlainly(TURNS);

/** The clause with turns of phrase said plainly and without adverbs that only weigh (`actually`, `really`). */
export function rephrase(words: readonly string[]): string[] {
  const text = sayPlainly(words.join(' '));
  return text.split(' ').filter((word) => word !== '' && !isWeighing(word.toLowerCase()));
}

function isWeighing(word: string): boolean {
  return word.endsWith('ly') && FILLERS.has(word);
}
