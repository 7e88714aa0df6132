import { AppError } from '../core/errors.ts';

/** Deepest nesting of a body. */
const MOST_DEPTH = 100;

/** The JSON value of a body; refuses what is no JSON and what `refuseHazards` refuses. */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new AppError(
      'malformed_json',
      error instanceof Error ? positionOf(error.message) : 'The body is not JSON.',
    );
  }
  refuseHazards(value);
  return value;
}

/**
 * Refuses a value that nests too deep, has a key named `__proto__`, or holds half a surrogate pair, which no UTF-8
 * can keep. Walks without recursion, so that depth cannot exhaust the stack.
 */
export function refuseHazards(value: unknown): void {
  const open: { readonly value: unknown; readonly pointer: string; readonly depth: number }[] = [
    { value, pointer: '#', depth: 1 },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { pointer, depth } = next;
    if (typeof next.value === 'string' && !next.value.isWellFormed()) throw fault(pointer, NOT_UNICODE);
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (depth > MOST_DEPTH)
      throw fault(pointer.slice(0, 200), `must not nest deeper than ${MOST_DEPTH} levels`);
    for (const [key, member] of Object.entries(next.value)) {
      if (key === '__proto__') throw fault(`${pointer}/__proto__`, 'is not a known key');
      if (!key.isWellFormed()) throw fault(pointer, NOT_UNICODE);
      if (typeof member === 'object' || typeof member === 'string')
        open.push({ value: member, pointer: `${pointer}/${toStep(key)}`, depth: depth + 1 });
    }
  }
}

/** A step of an RFC 6901 pointer as a URI fragment. */
function toStep(key: string): string {
  return encodeURI(key.replaceAll('~', '~0').replaceAll('/', '~1'));
}

const NOT_UNICODE = 'must not hold half a surrogate pair';

function fault(pointer: string, detail: string): AppError {
  return new AppError('invalid_request', `${pointer.slice(2) || 'The body'} ${detail}.`, [
    { pointer, detail },
  ]);
}

/** Where the parser stopped, without the text around it. */
function positionOf(message: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  return position === undefined
    ? 'The body is not JSON.'
    : `The body is not JSON: see character ${position}.`;
}
