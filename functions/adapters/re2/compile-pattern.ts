import { RE2JS, RE2JSException } from 're2js';
import { AppError } from '../../core/errors.ts';
import type { CompilePattern } from '../../core/tools/quality/matches.ts';

/** Largest program of a pattern; a text takes time in proportion to it at worst. */
const MOST_INSTRUCTIONS = 5_000;

/** Patterns of RE2, which match in linear time: they cannot backtrack. */
export const compilePattern: CompilePattern = (pattern) => {
  const compiled = compile(pattern);
  if (compiled.programSize() > MOST_INSTRUCTIONS) throw refusal(pattern, 'is too large');
  return (text) => compiled.test(text);
};

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern));
  } catch (error) {
    throw error instanceof RE2JSException ? refusal(pattern, `cannot be used: ${error.message}`) : error;
  }
}

function refusal(pattern: string, fault: string): AppError {
  const detail = `pattern ${JSON.stringify(pattern.slice(0, 120))} ${fault}`;
  return new AppError('invalid_params', `expectations: ${detail}.`, [{ pointer: '#/expectations', detail }]);
}
