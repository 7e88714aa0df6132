import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;

/** What is wrong with a value, as the end of a sentence that begins with its name: `must be a number`. */
export function describeIssue(issue: Issue, isMissing: boolean): string {
  if (isMissing && issue.code !== 'unrecognized_keys') return 'is required';
  if (issue.message !== '' && issue.message !== 'Invalid input') return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${nounOf(issue.expected)}`;
    case 'too_small':
      return limit(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'too_big':
      return limit(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    case 'invalid_value':
      return `must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'invalid_format':
      return `must be in the form ${issue.format}`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return `has unknown keys: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return 'is none of the forms that are allowed here';
    case 'invalid_key':
      return 'has a key that is not allowed';
    case 'invalid_element':
    case 'custom':
    default:
      return 'is not valid';
  }
}

function nounOf(expected: string): string {
  if (expected === 'int') return 'an integer';
  return `${/^[aeio]/.test(expected) ? 'an' : 'a'} ${expected === 'record' ? 'JSON object' : expected}`;
}

function limit(origin: string, comparison: string, amount: number | bigint): string {
  return `must ${verbFor(origin)} ${comparison} ${amount}${unitOf(origin, amount)}`;
}

function verbFor(origin: string): string {
  return origin === 'array' || origin === 'string' ? 'have' : 'be';
}

function unitOf(origin: string, amount: number | bigint): string {
  const plural = Number(amount) === 1 ? '' : 's';
  if (origin === 'string') return ` character${plural}`;
  return origin === 'array' ? ` element${plural}` : '';
}
