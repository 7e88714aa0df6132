import * as z from 'zod/mini';

/** Text of a JSONata expression, 1 to 20,000 characters; a tool adds its own description. */
export const expressionText = z
  .string()
  .check(z.minLength(1, 'must not be empty'), z.maxLength(20_000, 'must be at most 20,000 characters'));
