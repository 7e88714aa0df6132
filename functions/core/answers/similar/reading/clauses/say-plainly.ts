import { literalsOf } from './literals-of.ts';

/** A pattern, and what stands in place of its matches. */
export type Turn = readonly [RegExp, string];

/** Letters of a piece of text, and the numbers that stand for one. */
const PIECE_LETTERS = 3;
const LETTERS = 128;
const PIECES = LETTERS ** PIECE_LETTERS;

/**
 * Applies the turns one after the other. The same as trying all of them; but a turn is tried only where the text has a
 * piece of three letters that each of its matches has.
 */
export function makeSayPlainly(turns: readonly Turn[]): (text: string) => string {
  const arranged = arrange(turns);
  return (text) => {
    let said = text;
    let likely = likelyIn(said, arranged, 0);
    for (let at = 0; at < likely.length; at++) {
      const index = likely[at] ?? 0;
      const turn = turns[index];
      const next = turn === undefined ? said : said.replace(turn[0], turn[1]);
      if (next === said) continue;
      said = next;
      likely = likelyIn(said, arranged, index + 1);
      at = -1;
    }
    return said;
  };
}

interface Arranged {
  /** Turns that are always tried. */
  readonly always: readonly number[];
  /** Piece -> the turns that may match where it stands. Letters beyond ASCII share a number, which only costs a try. */
  readonly byPiece: ReadonlyMap<number, readonly number[]>;
}

/** The turns from that place on that may match, in their order, each once. */
function likelyIn(text: string, { always, byPiece }: Arranged, from: number): number[] {
  const found = always.filter((turn) => turn >= from);
  const lower = text.toLowerCase();
  let piece = 0;
  for (let at = 0; at < lower.length; at++) {
    piece = (piece * LETTERS + (lower.charCodeAt(at) % LETTERS)) % PIECES;
    const turns = byPiece.get(piece);
    if (turns !== undefined)
      for (const turn of turns) if (turn >= from && !found.includes(turn)) found.push(turn);
  }
  return found.sort((a, b) => a - b);
}

function arrange(turns: readonly Turn[]): Arranged {
  const always: number[] = [];
  const byPiece = new Map<number, number[]>();
  for (const [turn, [pattern]] of turns.entries()) {
    const literals = literalsOf(pattern) ?? [''];
    if (literals.some(({ length }) => length < PIECE_LETTERS)) always.push(turn);
    else for (const literal of literals) addTo(byPiece, rarestPiece(literal, byPiece), turn);
  }
  return { always, byPiece };
}

/** The piece of the literal that fewest turns stand under. */
function rarestPiece(literal: string, byPiece: ReadonlyMap<number, readonly number[]>): number {
  const pieces = Array.from({ length: literal.length - PIECE_LETTERS + 1 }, (_, at) =>
    Array.from(literal.slice(at, at + PIECE_LETTERS)).reduce(
      (piece, letter) => piece * LETTERS + (letter.charCodeAt(0) % LETTERS),
      0,
    ),
  );
  const crowd = (piece: number) => byPiece.get(piece)?.length ?? 0;
  return pieces.reduce((rarest, piece) => (crowd(piece) < crowd(rarest) ? piece : rarest));
}

function addTo(byPiece: Map<number, number[]>, piece: number, turn: number): void {
  const turns = byPiece.get(piece) ?? [];
  if (!turns.includes(turn)) turns.push(turn);
  byPiece.set(piece, turns);
}
