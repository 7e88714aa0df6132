import { extname } from 'node:path';
import { AppError } from '../../core/errors.ts';

export type TableFormat =
  | { readonly kind: 'json' }
  | { readonly kind: 'json-lines' }
  | { readonly kind: 'csv'; readonly delimiter: string };

/**
 * The format by the extension of the name (without `.gz`), else by the first bytes: `[` starts JSON, `{` JSON lines, the
 * rest is CSV. A `.json` file may hold JSON lines too. Throws AppError `invalid_params` for bytes that are no UTF-8 text.
 */
export function tableFormat(name: string, head: Uint8Array): TableFormat {
  if (head.includes(0)) throw new AppError('invalid_params', 'is not UTF-8 text.');
  const text = new TextDecoder().decode(head).trimStart();
  switch (extname(name).toLowerCase()) {
    case '.csv':
      return { kind: 'csv', delimiter: delimiterOf(text) };
    case '.tsv':
      return { kind: 'csv', delimiter: '\t' };
    case '.jsonl':
    case '.ndjson':
      return { kind: 'json-lines' };
    case '.json':
      return { kind: text.startsWith('{') ? 'json-lines' : 'json' };
    default:
      return sniffed(text);
  }
}

function sniffed(text: string): TableFormat {
  if (text.startsWith('[')) return { kind: 'json' };
  if (text.startsWith('{')) return { kind: 'json-lines' };
  return { kind: 'csv', delimiter: delimiterOf(text) };
}

/** Comma, unless the header has none and has tabs or semicolons, as spreadsheets write in many countries. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split(/\r?\n/, 1);
  return [',', '\t', ';'].find((delimiter) => header.includes(delimiter)) ?? ',';
}
