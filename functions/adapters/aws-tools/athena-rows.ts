import type { ResultSet } from '@aws-sdk/client-athena';

export interface AthenaColumn {
  readonly name: string;
  readonly type: string;
}

export interface AthenaRows {
  /** Names are made different where the query gave one to two columns: `id`, `id_2`. */
  readonly columns: readonly AthenaColumn[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** The rows as objects whose values have the columns' types; `hasHeader` leaves out a first row that repeats the names. */
export function toRows(resultSet: ResultSet | undefined, hasHeader: boolean): AthenaRows {
  const columns = toColumns(resultSet);
  const rows = (resultSet?.Rows ?? []).map(({ Data }) =>
    (Data ?? []).map(({ VarCharValue }) => VarCharValue),
  );
  return {
    columns,
    rows: (hasHeader ? rows.slice(1) : rows).map((cells) =>
      Object.fromEntries(columns.map(({ name, type }, index) => [name, toValue(cells[index], type)])),
    ),
  };
}

function toColumns(resultSet: ResultSet | undefined): AthenaColumn[] {
  const seen = new Map<string, number>();
  return (resultSet?.ResultSetMetadata?.ColumnInfo ?? []).map(({ Name = '', Type = 'varchar' }) => {
    const times = (seen.get(Name) ?? 0) + 1;
    seen.set(Name, times);
    return { name: times === 1 ? Name : `${Name}_${times}`, type: Type };
  });
}

const NUMERIC = new Set(['tinyint', 'smallint', 'integer', 'bigint', 'double', 'float', 'real']);

/** Absent is null. A number that JSON cannot hold exactly stays text. */
function toValue(text: string | undefined, type: string): unknown {
  if (text === undefined) return null;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (!NUMERIC.has(type)) return text;
  const number = Number(text);
  const isExact = Number.isFinite(number) && (!/^-?\d+$/.test(text) || Number.isSafeInteger(number));
  return text !== '' && isExact ? number : text;
}
