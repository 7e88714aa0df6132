import jsonata from 'jsonata';
import { ExpressionFault } from './expression-fault.ts';
import { LinearRegExp } from './linear-regexp.ts';

/** Works the expression out for a value; `bindings` are its variables. Rejects with an ExpressionFault. */
export type Evaluate = (value: unknown, bindings?: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** Calls within calls that an expression may make. */
const MOST_DEPTH = 300;

/** Values that a list within the expression may hold. */
const MOST_VALUES = 2_000_000;

/** Compiles a JSONata expression; throws an ExpressionFault for what is none. */
export function compileExpression(expression: string): Evaluate {
  const compiled = asFault(() => jsonata(expression, OPTIONS));
  return async (value, bindings) => {
    try {
      const result: unknown = await compiled.evaluate(value, { ...bindings });
      return result;
    } catch (error) {
      throw toFault(error);
    }
  };
}

/** Whoever waits has given up by then: a process that nobody stopped ends its work by itself. */
const MOST_MS = 30_000;

const OPTIONS = {
  stack: MOST_DEPTH,
  sequence: MOST_VALUES,
  timeout: MOST_MS,
  RegexEngine: asRegExp(LinearRegExp),
};

/** JSONata declares that it wants RegExp itself, and uses of it what LinearRegExp has. */
function asRegExp(engine: unknown): RegExpConstructor {
  if (isRegExpConstructor(engine)) return engine;
  throw new TypeError('a class is needed');
}

function isRegExpConstructor(engine: unknown): engine is RegExpConstructor {
  return typeof engine === 'function';
}

function asFault<T>(compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    throw toFault(error);
  }
}

/** JSONata throws plain objects with a code, a message and a position. */
function toFault(error: unknown): ExpressionFault {
  if (error instanceof ExpressionFault) return error;
  if (error instanceof RangeError) return new ExpressionFault('nests too deep, or a text becomes too long');
  if (typeof error !== 'object' || error === null || !('message' in error)) {
    return new ExpressionFault(typeof error === 'string' ? error : 'cannot be worked out');
  }
  const message = String(error.message).replace(/\.$/, '');
  const at = 'position' in error && typeof error.position === 'number' ? error.position : undefined;
  return new ExpressionFault(at === undefined ? message : `${message} (at character ${at})`);
}
