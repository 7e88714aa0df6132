/**
 * One pattern for a list of phrases, a line each, over words with one space between them. A phrase matches whole words,
 * wherever they stand. In it
 *
 * - `^` and `$` as the first and last word bind it to the start and the end of the text;
 * - `(a|b c)` is one of these, `[a|b c]` one of them or none, `[a|b]*` any number of them, `[a]3` up to three; they may
 *   go on over several lines, each of them another alternative;
 * - `_` is any word and, as part of a word, any letters or none: `learn_`, `_ly`; `...` is any words or none;
 * - a letter before `?` may be missing: `docs?`.
 *
 * `flags` are those of the pattern. So `^ [just] to be (sure|on the safe side)` matches `just to be sure` and what begins so. Throws for a phrase that is
 * no such thing, or that an empty text would match.
 */
export function phrasePattern(lines: string, flags = ''): RegExp {
  return new RegExp(phrasesIn(lines).map(toAnchored).join('|'), flags);
}

/** The phrases with their tokens, those over several lines on one. */
function phrasesIn(lines: string): string[] {
  let depth = 0;
  const text = lines.replace(/[([\])]|\n/g, (sign) => {
    if (sign === '\n') return depth > 0 ? '|' : sign;
    depth += sign === '(' || sign === '[' ? 1 : -1;
    return sign;
  });
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/([([])[\s|]+/g, '$1')
        .replace(/[\s|]+(?=[)\]])/g, '')
        .trim(),
    )
    .filter((line) => line !== '');
}

function toAnchored(phrase: string): string {
  const isStart = phrase.startsWith('^ ');
  const isEnd = phrase.endsWith(' $');
  const tokens = phrase.slice(isStart ? 2 : 0, isEnd ? -2 : undefined).match(TOKENS) ?? [];
  const reader = { phrase, tokens, at: 0 };
  const source = readAlternatives(reader);
  if (reader.at < tokens.length) throw unreadable(reader);
  return `${isStart ? '^' : '(?<!\\S)'}(?:${source})${isEnd ? '$' : '(?!\\S)'}`;
}

/** Brackets with what they may be followed by, bars, and words. */
const TOKENS = /\(|\)|\[|\](?:\*|\d+)?|\||[^\s()[\]|]+/g;

interface Reader {
  readonly phrase: string;
  readonly tokens: readonly string[];
  at: number;
}

/** A part of a phrase: the pattern of its words, and how often they may come. */
interface Part {
  readonly source: string;
  /** `?`, `*` or `{0,3}`; empty for what has to be there. */
  readonly repetition: string;
}

function readAlternatives(reader: Reader): string {
  const sources = [readSequence(reader)];
  while (reader.tokens[reader.at] === '|') {
    reader.at++;
    sources.push(readSequence(reader));
  }
  return sources.join('|');
}

/** What may be missing takes the space to its next neighbour with it: to the right up to the first word that may not. */
function readSequence(reader: Reader): string {
  const parts: Part[] = [];
  for (;;) {
    const part = readPart(reader);
    if (part === undefined) break;
    parts.push(part);
  }
  const first = parts.findIndex(({ repetition }) => repetition === '');
  if (first < 0) throw unreadable(reader);
  return parts
    .map(({ source, repetition }, at) => {
      if (at === first) return source;
      const spaced = at < first ? `${source} ` : ` ${source}`;
      return repetition === '' ? spaced : `(?:${spaced})${repetition}`;
    })
    .join('');
}

function readPart(reader: Reader): Part | undefined {
  const token = reader.tokens[reader.at];
  if (token === undefined || token === '|' || token === ')' || token.startsWith(']')) return undefined;
  reader.at++;
  if (token === '...') return { source: '\\S+', repetition: '*' };
  if (token !== '(' && token !== '[') return { source: wordPattern(token), repetition: '' };
  const source = `(?:${readAlternatives(reader)})`;
  const end = reader.tokens[reader.at++] ?? '';
  if (token === '(') {
    if (end !== ')') throw unreadable(reader);
    return { source, repetition: '' };
  }
  if (!end.startsWith(']')) throw unreadable(reader);
  return { source, repetition: repetitionOf(end.slice(1)) };
}

function repetitionOf(sign: string): string {
  if (sign === '') return '?';
  return sign === '*' ? sign : `{0,${sign}}`;
}

function wordPattern(word: string): string {
  if (!/^[\w'’?-]+$/.test(word) || /^\?|\?\?/.test(word)) throw new Error(`Not a word of a phrase: ${word}`);
  return word === '_' ? '\\S+' : word.replaceAll('_', '\\S*');
}

function unreadable({ phrase }: Reader): Error {
  return new Error(`Not a phrase: ${phrase}`);
}
