import { RE2JS, RE2JSException } from 're2js';
import { ExpressionFault } from './expression-fault.ts';

/**
 * Stands for RegExp in JSONata: what it uses of it (`exec`, `lastIndex`), on RE2, whose time is linear in the text.
 * Throws an ExpressionFault for a pattern that RE2 does not know (look-around, back-references).
 */
export class LinearRegExp {
  lastIndex = 0;
  readonly #pattern: RE2JS;

  constructor({ source, flags }: RegExp) {
    try {
      this.#pattern = RE2JS.compile(RE2JS.translateRegExp(source), toFlags(flags));
    } catch (error) {
      if (!(error instanceof RE2JSException)) throw error;
      throw new ExpressionFault(`the pattern /${source}/ cannot be used: ${error.message}`);
    }
  }

  /** The first match from `lastIndex` on, which then stands behind it; null, and `lastIndex` 0, when there is none. */
  exec(text: string): LinearMatch | null {
    const matcher = this.#pattern.matcher(text);
    if (this.lastIndex > text.length || !matcher.find(this.lastIndex)) {
      this.lastIndex = 0;
      return null;
    }
    this.lastIndex = matcher.end();
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, index) => matcher.group(index));
    return Object.assign(groups, { index: matcher.start() });
  }
}

type LinearMatch = (string | null)[] & { readonly index: number };

function toFlags(flags: string): number {
  const ignoreCase = flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0;
  return ignoreCase | (flags.includes('m') ? RE2JS.MULTILINE : 0);
}
