/**
 * Texts of which any match of the pattern contains at least one, whatever the case; undefined if that cannot be said.
 * Reads the patterns of this folder's lexicon: groups, alternatives, repetitions, classes and look-arounds.
 */
export function literalsOf({ source, flags }: RegExp): readonly string[] | undefined {
  // With `u` and `i` a letter may stand for one of another alphabet; escapes by code or name are not read.
  if (/[uv]/.test(flags) || /[^ -~]|\\[uxpPkc]/.test(source)) return undefined;
  const reader = { source, at: 0 };
  const literals = readAlternatives(reader);
  return reader.at === source.length ? literals : undefined;
}

interface Reader {
  readonly source: string;
  at: number;
}

type Literals = readonly string[] | undefined;

/** Up to the end or to a closing parenthesis; whatever one of them needs. */
function readAlternatives(reader: Reader): Literals {
  let all: Literals = readSequence(reader);
  while (reader.source[reader.at] === '|') {
    reader.at++;
    const next = readSequence(reader);
    all = all === undefined || next === undefined ? undefined : [...all, ...next];
  }
  return all;
}

/** The best of what its parts need: the one whose shortest text is longest. */
function readSequence(reader: Reader): Literals {
  let best: Literals;
  let run = '';
  const take = (literals: Literals) => {
    if (shortest(literals) > shortest(best)) best = literals;
  };
  const endRun = () => {
    if (run !== '') take([run.toLowerCase()]);
    run = '';
  };
  for (let next = reader.source[reader.at]; next !== undefined && next !== '|' && next !== ')'; ) {
    const part = readPart(reader);
    const { least, isRepeated } = readRepetition(reader);
    if (part.kind === 'text' && least > 0) run += part.text;
    if (part.kind === 'group' && least > 0) take(part.literals);
    const isJoined = part.kind === 'nothing' || (part.kind === 'text' && !isRepeated);
    if (!isJoined) endRun();
    next = reader.source[reader.at];
  }
  endRun();
  return best;
}

function shortest(literals: Literals): number {
  return literals === undefined ? 0 : Math.min(...literals.map(({ length }) => length));
}

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'group'; readonly literals: Literals }
  /** Takes no characters: what stands before and after it touch. */
  | { readonly kind: 'nothing' };

const ANYTHING: Part = { kind: 'group', literals: undefined };

function readPart(reader: Reader): Part {
  const { source } = reader;
  const character = source[reader.at++] ?? '';
  if (character === '(') return readGroup(reader);
  if (character === '^' || character === '$') return { kind: 'nothing' };
  if (character === '.') return ANYTHING;
  if (character === '[') {
    while (source[reader.at] !== ']' && reader.at < source.length)
      reader.at += source[reader.at] === '\\' ? 2 : 1;
    reader.at++;
    return ANYTHING;
  }
  if (character !== '\\') return { kind: 'text', text: character };
  const escaped = source[reader.at++] ?? '';
  if (escaped === 'b' || escaped === 'B') return { kind: 'nothing' };
  return /\w/.test(escaped) ? ANYTHING : { kind: 'text', text: escaped };
}

function readGroup(reader: Reader): Part {
  const opening = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(reader.source.slice(reader.at))?.[0] ?? '';
  reader.at += opening.length;
  const literals = readAlternatives(reader);
  reader.at++;
  if (opening.endsWith('!')) return { kind: 'nothing' };
  return { kind: 'group', literals };
}

/** How often at least the part before comes, and whether it may come more than once or not at all. */
function readRepetition(reader: Reader): { readonly least: number; readonly isRepeated: boolean } {
  const found = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(reader.source.slice(reader.at));
  if (found === null) return { least: 1, isRepeated: false };
  reader.at += found[0].length;
  const [sign = '', count] = found;
  if (count !== undefined) return { least: Number(count), isRepeated: true };
  return { least: sign.startsWith('+') ? 1 : 0, isRepeated: true };
}
