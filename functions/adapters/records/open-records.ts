import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../core/errors.ts';
import { ENV } from '../../core/names.ts';
import { utf8Bytes } from '../../core/text/utf8-bytes.ts';
import type {
  DataRecord,
  OpenBytesPort,
  OpenRecords,
  OpenRecordsPort,
} from '../../core/tools/record-source.ts';

export interface RecordsOptions {
  /** Folder whose files a source may name; without it no file is opened. */
  readonly folder?: string | undefined;
  /** Openers by the scheme of an address, such as `s3`; default none. */
  readonly schemes?: Readonly<Record<string, OpenBytesPort>>;
  /** Largest file, uncompressed; default 1 GB. */
  readonly maxBytes?: number;
}

/** Rows handed out between two turns of the event loop, so that timers can abort a long run. */
const ROWS_PER_TURN = 1_000;

/** Opens inline records, files of the data folder and whatever schemes are given; nothing else. */
export function makeOpenRecords(options: RecordsOptions = {}): OpenRecordsPort {
  const { maxBytes = 1e9 } = options;
  return async (input) => {
    if ('records' in input) return openInline(input.records);
    const bytes = await openAddress(input.source, options);
    // What reads files is loaded with the first of them: most calls bring their records along.
    const { openTable } = await import('./open-table.ts');
    return openTable(input.source, bytes, maxBytes);
  };
}

function openInline(records: readonly DataRecord[]): OpenRecords {
  let bytes = 0;
  const rows = async function* () {
    for (const [index, record] of records.entries()) {
      if (index % ROWS_PER_TURN === ROWS_PER_TURN - 1) await setImmediate();
      bytes += utf8Bytes(JSON.stringify(record));
      yield record;
    }
  };
  return { rows: rows(), textual: false, bytesRead: () => bytes };
}

async function openAddress(
  address: string,
  { folder, schemes = {} }: RecordsOptions,
): Promise<AsyncIterable<Uint8Array>> {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  const open = scheme === undefined ? folderOpener(folder) : new Map(Object.entries(schemes)).get(scheme);
  if (open === undefined) throw new AppError('invalid_params', notKnown(scheme));
  return open(address);
}

function folderOpener(folder: string | undefined): OpenBytesPort | undefined {
  if (folder === undefined) return undefined;
  return async (address) => {
    const { openFolderFile } = await import('./open-folder-file.ts');
    return await openFolderFile(folder, address);
  };
}

function notKnown(scheme: string | undefined): string {
  if (scheme === undefined)
    return `source: files are not configured here; ${ENV.sourceFolder} names their folder. Else give s3://bucket/key.`;
  return `source: addresses that start with ${scheme}: are not known here.`;
}
