import { AppError } from '../../core/errors.ts';
import { findElementEnd, type JsonPlace } from './json-scan.ts';
import { MAX_LINE_CHARS } from './max-line.ts';

/**
 * The texts of a JSON array's elements, one after the other, so that the array never has to fit in memory. The texts are
 * not checked, only what is around them. Throws AppError `invalid_params` for what is no array, for an element longer
 * than ten million characters, and at the end of an array that is not closed.
 */
export async function* splitJsonArray(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const splitter = makeSplitter();
  for await (const chunk of bytes) yield* splitter.next(decoder.decode(chunk, { stream: true }));
  yield* splitter.next(decoder.decode());
  splitter.end();
}

type Where = 'before' | 'inside' | 'after';

function makeSplitter() {
  const place: JsonPlace = { depth: 0, inText: false, escaped: false };
  let [where, pending, elements]: [Where, string, number] = ['before', '', 0];
  return {
    next: function* (text: string): Generator<string> {
      let start = 0;
      if (where === 'before') {
        start = text.length - text.trimStart().length;
        if (start === text.length) return;
        if (text[start] !== '[') throw refusal(where);
        [where, start] = ['inside', start + 1];
      }
      while (where === 'inside') {
        const end = findElementEnd(text, start, place);
        pending += text.slice(start, end ?? text.length);
        if (pending.length > MAX_LINE_CHARS) throw tooLong(elements);
        if (end === undefined) return;
        const isLast = text[end] === ']';
        // Only an array that holds nothing may have white space for an element.
        if (!isLast || elements > 0 || pending.trim() !== '') yield pending;
        [pending, start, elements] = ['', end + 1, elements + 1];
        if (isLast) where = 'after';
      }
      if (text.slice(start).trim() !== '') throw refusal(where);
    },
    end: (): void => {
      if (where !== 'after') throw refusal(where);
    },
  };
}

function refusal(where: Where): AppError {
  switch (where) {
    case 'before':
      return new AppError('invalid_params', 'must hold a JSON array of objects.');
    case 'inside':
      return new AppError('invalid_params', 'is not valid JSON: the array does not end.');
    case 'after':
      return new AppError('invalid_params', 'is not valid JSON: something follows the array.');
  }
}

function tooLong(row: number): AppError {
  const most = `${MAX_LINE_CHARS / 1e6} million characters`;
  return new AppError('invalid_params', `has a row longer than ${most}: row ${row}.`);
}
