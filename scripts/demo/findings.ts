import type { Table } from './tables.ts';
import { formatNumber, formatVolume } from './text-layout.ts';
import type { Column, Profile, Validation } from './tool-results.ts';

/** A memory entry as `POST /memory` takes it. */
export interface Finding {
  readonly content: string;
  readonly stage: 'ingestion' | 'validation' | 'transformation' | 'error';
  /** 0 to 1. */
  readonly importance: number;
  readonly dataset: string;
  readonly dataVolumeGb: number;
}

/** Sentences about a table, each figure taken from the results of the tools. */
export function findingsOf(table: Table, validation: Validation, profile: Profile): readonly Finding[] {
  const { dataset } = table;
  const { rowCount, columnCount, dataVolumeGb } = profile;
  const size = `${formatNumber(rowCount)} rows and ${columnCount} columns (${formatVolume(dataVolumeGb)})`;
  const nulls = `Nulls in ${dataset}: ${describeNulls(profile.columns)}.`;
  return [
    {
      content: `Ingested ${dataset} from ${table.file}: ${size}.`,
      stage: 'ingestion',
      importance: 0.6,
      dataset,
      dataVolumeGb,
    },
    { content: nulls, stage: 'transformation', importance: 0.7, dataset, dataVolumeGb: profile.dataVolumeGb },
    ...describeColumns(table, profile).map(
      (content) => ({ content, stage: 'transformation', importance: 0.6, dataset, dataVolumeGb: 0 }) as const,
    ),
    ...validationFindings(dataset, validation),
  ];
}

function validationFindings(dataset: string, validation: Validation): readonly Finding[] {
  const { valid, invalidRows, rowCount, violations, dataVolumeGb } = validation;
  const rows = valid
    ? `all ${formatNumber(rowCount)} rows meet the schema`
    : `${formatNumber(invalidRows)} of ${formatNumber(rowCount)} rows violate the schema (${formatNumber(violations)} violations)`;
  const content = `Validation of ${dataset}: ${rows}.`;
  const faults = validation.byKeyword.map(
    (kind) =>
      ({
        content: describeFault(dataset, kind, validation),
        stage: 'error',
        importance: 0.9,
        dataset,
        dataVolumeGb: 0,
      }) as const,
  );
  return [{ content, stage: 'validation', importance: 0.8, dataset, dataVolumeGb }, ...faults];
}

function describeFault(
  dataset: string,
  kind: Validation['byKeyword'][number],
  { samples }: Validation,
): string {
  const { path, count, message } = kind;
  const sample = samples.find(({ pointer, message: its }) => pointer === path && its === message);
  const example =
    sample?.value === undefined ? '' : `; row ${sample.row} has ${JSON.stringify(sample.value)}`;
  const rows = count === 1 ? '1 row' : `${formatNumber(count)} rows`;
  return `Validation of ${dataset} failed in ${rows}: ${path.slice(1)} ${message}${example}.`;
}

function describeNulls(columns: readonly Column[]): string {
  const some = columns.filter(({ nulls }) => nulls > 0);
  return some.map(({ name, nulls }) => `${name} ${formatNumber(nulls)}`).join(', ') || 'none in any column';
}

function describeColumns({ dataset, ranges, tops }: Table, { columns }: Profile): readonly string[] {
  const named = (names: readonly string[]) => columns.filter(({ name }) => names.includes(name));
  const mixed = columns.filter(({ type }) => type === 'mixed');
  return [
    ...named(ranges).map((column) => describeRange(dataset, column)),
    ...named(tops).map((column) => describeTop(dataset, column)),
    ...mixed.map((column) => describeMix(dataset, column)),
  ];
}

function describeRange(dataset: string, { name, min, max, mean, quantiles }: Column): string {
  const middle =
    mean === undefined || quantiles === undefined
      ? ''
      : `, mean ${formatNumber(mean)}, median ${formatNumber(quantiles.p50)}`;
  return `${name} in ${dataset}: lowest ${show(min)}, highest ${show(max)}${middle}.`;
}

function describeTop(dataset: string, { name, distinct, topValues }: Column): string {
  const top = topValues.slice(0, 3).map(({ value, count }) => `${show(value)} (${formatNumber(count)} rows)`);
  return `${name} in ${dataset} has ${formatNumber(distinct)} values; the most frequent are ${top.join(', ')}.`;
}

function describeMix(dataset: string, { name, typeCounts = {} }: Column): string {
  const kinds = Object.entries(typeCounts).map(([kind, count]) => `${kind} ${formatNumber(count)}`);
  return `${name} in ${dataset} mixes types: ${kinds.join(', ')}.`;
}

function show(value: string | number | boolean | null | undefined): string {
  return typeof value === 'number' ? formatNumber(value) : String(value ?? 'unknown');
}
