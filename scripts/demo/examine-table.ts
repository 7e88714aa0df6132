import type * as z from 'zod/mini';
import type { AgentApi, Batch, ToolRequest } from './api.ts';
import { DemoFault } from './demo-fault.ts';
import { findingsOf } from './findings.ts';
import { FILES_FOLDER } from './place-files.ts';
import type { Table } from './tables.ts';
import { formatMs, formatNumber, grid, heading, wrap } from './text-layout.ts';
import { type Profile, profileSchema, type Validation, validationSchema } from './tool-results.ts';

type Print = (text: string) => void;

/** Runs the tools over a table, shows that the second time costs nothing, and remembers what was found. */
export async function examineTable(api: AgentApi, table: Table, print: Print): Promise<void> {
  const batch = await runBatch(api, table);
  const validation = readResult(validationSchema, batch, 'validate_schema');
  const profile = readResult(profileSchema, batch, 'profile_dataset');
  print(heading(`${table.file}: ${formatNumber(profile.rowCount)} rows, ${profile.columnCount} columns`));
  print(describeViolations(validation));
  print(describeColumns(profile));
  print('  One batch of three tools, twice:');
  print(describeRuns([batch, await runBatch(api, table)]));
  const findings = findingsOf(table, validation, profile);
  await api.remember(findings);
  print(`  ${findings.length} entries remembered, such as:`);
  for (const { content, stage } of findings.slice(-2)) print(wrap(content, `    [${stage.toUpperCase()}] `));
}

/** The batch over a table once more: its dataset has moved on since, so that nothing of it may come from the cache. */
export async function examineAgain(api: AgentApi, table: Table, print: Print): Promise<void> {
  print(heading(`The same batch over ${table.dataset}, after entries about ${table.dataset} were added`));
  print(describeRuns([await runBatch(api, table)]));
}

async function runBatch(api: AgentApi, { dataset, file, schema }: Table): Promise<Batch> {
  const source = `${FILES_FOLDER}/${file}`;
  const requests: readonly ToolRequest[] = [
    { tool: 'validate_schema', params: { schema, source, sampleLimit: 20 }, datasets: [dataset] },
    { tool: 'profile_dataset', params: { source }, datasets: [dataset] },
    { tool: 'current_timestamp', params: { zone: 'America/Los_Angeles' } },
  ];
  const batch = await api.runTools(requests);
  const failed = batch.results.find(({ success }) => !success);
  if (failed !== undefined) throw new DemoFault(describeFailure(failed.tool, failed.error?.message));
  return batch;
}

function readResult<T>(schema: z.ZodMiniType<T>, { results }: Batch, name: string): T {
  const parsed = schema.safeParse(results.find(({ tool }) => tool === name)?.result);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.join('.');
  throw new DemoFault(`${name} gave a result of an unexpected shape, at ${path || 'its root'}`);
}

function describeFailure(tool: string, reason = 'no reason given'): string {
  // The runtime that was running may have its data elsewhere than the demo put the tables.
  const hint = reason.includes('no such file')
    ? ' (set MILLRACE_DATA_DIR to the data folder of the running Millrace, or stop it: the demo then starts its own)'
    : '';
  return `${tool} failed: ${reason.replace(/\.$/, '')}${hint}.`;
}

function describeViolations({ valid, invalidRows, violations, byKeyword }: Validation): string {
  if (valid) return '  Every row meets the schema.';
  const rows = `  ${formatNumber(invalidRows)} rows violate the schema, ${formatNumber(violations)} violations:`;
  const kinds = byKeyword
    .slice(0, 6)
    .map(({ path, message, count }) => [formatNumber(count), shorten(path, 30), shorten(message, 50)]);
  return `${rows}\n${grid(kinds, '    ')}`;
}

function describeColumns({ columns }: Profile): string {
  const rows = columns.map(({ name, type, nulls, distinct, min, max }) => [
    name,
    type,
    formatNumber(nulls),
    'nulls',
    formatNumber(distinct),
    'distinct',
    min === undefined ? '' : `${show(min)} to ${show(max)}`,
  ]);
  return `  Columns:\n${grid(rows, '    ')}`;
}

function show(value: string | number | boolean | null | undefined): string {
  return shorten(typeof value === 'number' ? formatNumber(value) : String(value), 14);
}

function shorten(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}

function describeRuns(batches: readonly Batch[]): string {
  const rows = batches.flatMap(({ results }, run) =>
    results.map(({ tool, cached, durationMs }) => [
      batches.length > 1 ? `run ${run + 1}` : '',
      tool,
      `cached: ${cached === true}`,
      formatMs(durationMs),
    ]),
  );
  return grid(rows, '    ');
}
