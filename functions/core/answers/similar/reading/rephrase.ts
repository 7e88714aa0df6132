import { FILLERS } from '../lexicon/function-words.ts';

/** Turns of phrase -> the plain way to say it. Each takes whole words of a clause, one space between them. */
const TURNS: readonly (readonly [RegExp, string])[] = [
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
  [/\bexactly once\b/gi, 'exactlyonce'],
  [/\bat (least|most) once\b/gi, 'at$1once'],
  [
    /\b(a|an|the|any|each|every|some|one) (?:given|certain|particular|specific|exact|actual|respective) /gi,
    '$1 ',
  ],
  [/\b(my|our|your|their|its|his|her|the) own /gi, '$1 '],
  [/\b(?:over|right|back|out) (?=(?:in|on|at) )/gi, ''],
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
  [/\b(?:have|has|had) to (?=[a-z])/gi, 'must '],
  [/\b(?:need|needs) to (?=[a-z])/gi, 'must '],
  [/\b(?:want|wants|would like|wish|trying|try|tries) to (?=[a-z])/gi, ''],
  [/\b(?:by means of|with the help of|by using|with the use of|making use of)(?= |$)/gi, 'with'],
  [/\bthe (?:amount|number) of /gi, 'number of '],
];

/** The clause with turns of phrase said plainly and without adverbs that only weigh (`actually`, `really`). */
export function rephrase(words: readonly string[]): string[] {
  const text = TURNS.reduce((said, [from, to]) => said.replace(from, to), words.join(' '));
  return text.split(' ').filter((word) => word !== '' && !isWeighing(word.toLowerCase()));
}

function isWeighing(word: string): boolean {
  return word.endsWith('ly') && FILLERS.has(word);
}
