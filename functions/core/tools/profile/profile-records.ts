import type { CancelSignal } from '../../ports.ts';
import { type OpenRecords, rowsUntil, toGigabytes } from '../record-source.ts';
import { makeTableProfiler } from './table-profile.ts';

/** Profiles opened records in one pass and bounded memory; `columns` names those wanted, or all. */
export async function profileRecords(
  opened: OpenRecords,
  wanted: { readonly columns?: readonly string[] | undefined; readonly topValues: number },
  signal: CancelSignal,
) {
  const table = makeTableProfiler(opened.textual, wanted.columns);
  for await (const row of rowsUntil(opened, signal)) table.add(row);
  return { ...table.finish(wanted.topValues), dataVolumeGb: toGigabytes(opened.bytesRead()) };
}
