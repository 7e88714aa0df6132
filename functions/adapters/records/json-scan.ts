/** Where in a JSON value a text stops; the scan of the next text goes on from there. */
export interface JsonPlace {
  depth: number;
  inText: boolean;
  escaped: boolean;
}

const [QUOTE, BACKSLASH, COMMA, OPEN, CLOSE, BRACE, UNBRACE] = [0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Index of the comma or bracket that ends an array's element which goes on at `start`; undefined when the text stops
 * before it, and then `place` says where.
 */
export function findElementEnd(text: string, start: number, place: JsonPlace): number | undefined {
  let { depth, inText, escaped } = place;
  let end: number | undefined;
  for (let index = start; index < text.length && end === undefined; index++) {
    const unit = text.charCodeAt(index);
    if (inText) {
      if (escaped) escaped = false;
      else if (unit === BACKSLASH) escaped = true;
      else if (unit === QUOTE) inText = false;
    } else if (unit === QUOTE) inText = true;
    else if (depth === 0 && (unit === COMMA || unit === CLOSE)) end = index;
    else if (unit === OPEN || unit === BRACE) depth++;
    else if (unit === CLOSE || unit === UNBRACE) depth--;
  }
  Object.assign(place, { depth, inText, escaped });
  return end;
}
