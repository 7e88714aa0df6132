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
  [/\bthe (?:fact|reason) that /gi, ''],
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

/** The clause with turns of phrase said plainly. */
export function rephrase(words: readonly string[]): string[] {
  const text = TURNS.reduce((said, [from, to]) => said.replace(from, to), words.join(' '));
  return text
    .trim()
    .split(' ')
    .filter((word) => word !== '');
}
