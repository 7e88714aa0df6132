/**
 * What a log line tells of something thrown. A message may quote what somebody said or stored, so it stands there only
 * for errors that speak of a service or of the network; of any other there are the name and the place.
 */
export function describeCause(cause: unknown): Record<string, string> {
  if (cause === undefined) return {};
  if (!(cause instanceof Error))
    return { cause: typeof cause === 'string' ? headOf(cause, 60) : typeof cause };
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  return {
    errorName: headOf(cause.name, 80),
    ...(code === undefined ? {} : { errorCode: headOf(code, 80) }),
    ...(speaksOfService(cause) ? { errorMessage: headOf(cause.message, 300) } : placeOf(cause)),
  };
}

/** These quote the parameter that they refuse. */
const QUOTING = /^(?:Syntax|Type|Range|Reference)Error$|Validation|Invalid|Malformed|Serialization/;

function speaksOfService(error: Error): boolean {
  if (error.name === 'ModelError' || error.name === 'TimeoutError') return true;
  if (QUOTING.test(error.name)) return false;
  return '$metadata' in error || 'syscall' in error;
}

/** Where it was thrown; the lines of a stack before the first `at` are the message. */
function placeOf({ stack, message }: Error): Record<string, string> {
  const frames =
    stack?.includes(message) === true ? stack.slice(stack.indexOf(message) + message.length) : '';
  const place = /^\s+at .*?([\w.-]+:\d+:\d+)\)?$/m.exec(frames)?.[1];
  return place === undefined ? {} : { errorAt: place };
}

function headOf(text: string, chars: number): string {
  return text.slice(0, chars);
}
