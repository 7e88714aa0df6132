/** Words that begin a statement which only reads. */
const READING = ['select', 'with', 'show', 'describe', 'desc'] as const;

/** Words that make a statement write where they stand outside parentheses; after WITH they would be the statement. */
const WRITING = new Set([
  'insert',
  'update',
  'delete',
  'merge',
  'create',
  'drop',
  'alter',
  'unload',
  'truncate',
  'execute',
  'call',
]);

/** Comments, quoted names and texts, words, and single characters; an unclosed one matches as a single character. */
const TOKEN = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\w+|\S/g;

/**
 * Why the text is not one statement that only reads; undefined if it is. Looks at the words outside quotes and comments:
 * it keeps mistakes out, while the permissions of the function keep out everything else.
 */
export function readOnlyFault(sql: string): string | undefined {
  const tokens = [...sql.matchAll(TOKEN)]
    .map(([token]) => token.toLowerCase())
    .filter((token) => !token.startsWith('--') && !(token.startsWith('/*') && token.length > 1));
  while (tokens.at(-1) === ';') tokens.pop();
  const [first] = tokens;
  if (first === undefined) return 'holds no statement';
  if (tokens.includes(';')) return 'must be one statement';
  if (tokens.some((token) => token === "'" || token === '"' || token === '`'))
    return 'has a quote that is not closed';
  if (!READING.some((word) => word === first))
    return 'must begin with SELECT, WITH, SHOW or DESCRIBE: only reading is allowed';
  if (first === 'show' || first === 'describe' || first === 'desc') return undefined;
  const writing = wordsOutside(tokens).find((word) => WRITING.has(word));
  return writing === undefined ? undefined : `must only read, not ${writing.toUpperCase()}`;
}

/** Words outside all parentheses. */
function wordsOutside(tokens: readonly string[]): string[] {
  let depth = 0;
  return tokens.filter((token) => {
    if (token === '(') depth++;
    if (token === ')') depth--;
    return depth === 0;
  });
}
