import * as z from 'zod/mini';

/** The params by which the tools of streams say what to read. */
export const streamParams = {
  stream: z.optional(
    z
      .string()
      .check(z.describe('Name or ARN of a stream that may be read; may be left out where there is one.')),
  ),
  lookbackSeconds: z._default(
    z
      .int('must be a whole number')
      .check(
        z.gte(1, 'must be at least 1'),
        z.lte(86_400, 'must be at most 86,400'),
        z.describe('How far back to read, by time of arrival.'),
      ),
    300,
  ),
};
