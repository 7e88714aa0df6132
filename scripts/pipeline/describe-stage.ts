import * as z from 'zod/mini';
import { formatMs, formatNumber, formatVolume, grid } from '../demo/text-layout.ts';
import type { Stage } from './run-execution.ts';

const batchOf = (result: z.ZodMiniType) =>
  z.object({
    results: z.array(z.looseObject({ tool: z.string(), success: z.boolean(), result: z.optional(result) })),
  });

const failureSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const foundSchema = z.object({
  found: z.object({
    rows: z.number(),
    columns: z.number(),
    dataVolumeGb: z.number(),
    invalidRows: z.number(),
    violations: z.number(),
    checksPassed: z.number(),
    checksFailed: z.number(),
  }),
});
const transformedSchema = z.object({
  transformed: batchOf(z.object({ rowCount: z.number(), recordCount: z.number(), truncated: z.boolean() })),
});
const storedSchema = z.object({ stored: batchOf(z.looseObject({})) });
const errorSchema = z.object({ error: z.object({ Error: z.string(), Cause: z.string() }) });

/** A stage in a line for a terminal: what it is called, how long it took and what came of it. */
export function describeStage({ name, kind, durationMs, output, error }: Stage): string | undefined {
  if (kind !== 'task') return undefined;
  const outcome =
    error === undefined ? outcomeOf(name, output) : `failed: ${error.Error}: ${String(error.Cause)}`;
  return grid([[name.padEnd(23), formatMs(durationMs).padStart(9), outcome]], '  ');
}

function outcomeOf(name: string, output: unknown): string {
  switch (name) {
    case 'RememberFindings':
      return describeFound(output);
    case 'Transform':
      return describeTransformed(output);
    case 'Store':
    case 'StoreByReference':
      return describeStored(output);
    case 'RememberError':
      return describeError(output);
    default:
      return '';
  }
}

function describeFound(output: unknown): string {
  const parsed = foundSchema.safeParse(output);
  if (!parsed.success) return '';
  const { rows, columns, dataVolumeGb, invalidRows, violations, checksPassed, checksFailed } =
    parsed.data.found;
  return (
    `${formatNumber(rows)} rows, ${columns} columns, ${formatVolume(dataVolumeGb)}; ` +
    `${formatNumber(invalidRows)} rows violate the schema (${formatNumber(violations)} violations); ` +
    `quality ${checksPassed} passed, ${checksFailed} failed`
  );
}

function describeTransformed(output: unknown): string {
  const parsed = transformedSchema.safeParse(output);
  const result = parsed.data?.transformed.results[0]?.result;
  const counts = z
    .object({ rowCount: z.number(), recordCount: z.number(), truncated: z.boolean() })
    .safeParse(result);
  if (!counts.success) return describeFailure(parsed.data?.transformed.results[0]);
  const { rowCount, recordCount, truncated } = counts.data;
  const where = truncated ? ', too many for a state: they go by reference' : '';
  return `${formatNumber(rowCount)} rows in, ${formatNumber(recordCount)} out${where}`;
}

function describeStored(output: unknown): string {
  const result = storedSchema.safeParse(output).data?.stored.results[0];
  if (result?.success !== true) return describeFailure(result);
  return JSON.stringify(result.result);
}

function describeFailure(result: unknown): string {
  const parsed = failureSchema.safeParse(result);
  return parsed.success ? `${parsed.data.error.code}: ${parsed.data.error.message}` : '';
}

function describeError(output: unknown): string {
  const parsed = errorSchema.safeParse(output);
  return parsed.success ? `${parsed.data.error.Error}: ${parsed.data.error.Cause}` : '';
}
