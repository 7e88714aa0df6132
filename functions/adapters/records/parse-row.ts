import { AppError } from '../../core/errors.ts';
import { shortText } from '../../core/tools/profile/short-text.ts';

/** The JSON value of a row's text; throws AppError `invalid_params` with what `describe` makes of the cause. */
export function parseRow(text: string, describe: (cause: string) => string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('invalid_params', describe(shortText(causeOf(error))));
  }
}

/** The parser's reason without the text around it, which may be of any length. */
function causeOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/, (?:\.\.\.)?"[\s\S]*$/, '').replaceAll('\n', ' ');
}
