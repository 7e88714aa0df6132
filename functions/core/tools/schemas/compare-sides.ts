import type { CancelSignal } from '../../ports.ts';
import { type OpenRecordsPort, rowsUntil, toGigabytes } from '../record-source.ts';
import { type RecordsParams, toRecordsInput } from '../records-params.ts';
import { compareShapes } from './compare-shapes.ts';
import type { Shape } from './shape.ts';
import { makeShapeFinder } from './shape-of-rows.ts';
import { shapeOfSchema } from './shape-of-schema.ts';

/** A JSON Schema, or records to read one from. */
export interface Side extends RecordsParams {
  readonly schema?: Readonly<Record<string, unknown>> | undefined;
}

/** Reads both, one after the other, and compares them. */
export async function compareSides(
  { before, after }: { readonly before: Side; readonly after: Side },
  openRecords: OpenRecordsPort,
  signal: CancelSignal,
) {
  const from = await readSide(before, openRecords, signal);
  const to = await readSide(after, openRecords, signal);
  return {
    ...compareShapes(from.shape, to.shape),
    before: from.facts,
    after: to.facts,
    dataVolumeGb: toGigabytes(from.bytes + to.bytes),
  };
}

interface ReadSide {
  readonly shape: Shape;
  readonly facts: { readonly columns: number; readonly rows?: number };
  readonly bytes: number;
}

async function readSide(
  { schema, ...given }: Side,
  openRecords: OpenRecordsPort,
  signal: CancelSignal,
): Promise<ReadSide> {
  if (schema !== undefined) {
    const shape = shapeOfSchema(schema);
    return { shape, facts: { columns: shape.columns.size }, bytes: 0 };
  }
  const opened = await openRecords(toRecordsInput(given));
  const finder = makeShapeFinder(opened.textual);
  let rows = 0;
  for await (const row of rowsUntil(opened, signal)) {
    finder.add(row);
    rows++;
  }
  const shape = finder.finish();
  return { shape, facts: { columns: shape.columns.size, rows }, bytes: opened.bytesRead() };
}
