/** Something that the person who starts Millrace can put right: its message is one line, and all that is shown. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
}

/** First line of what was thrown, for the end of a sentence. */
export function toReason(cause: unknown): string {
  const text = cause instanceof Error ? innermost(cause).message || cause.name : String(cause);
  return text.split('\n', 1)[0] ?? text;
}

function innermost(error: Error): Error {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return innermost(error.errors[0]);
  return error.cause instanceof Error ? innermost(error.cause) : error;
}
