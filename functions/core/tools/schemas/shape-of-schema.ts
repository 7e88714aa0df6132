import { AppError } from '../../errors.ts';
import { type Facets, makeReadFacets, type ReadFacets } from './facets.ts';
import { type ColumnShape, checkColumnCount, MOST_LEVELS, type Shape, withoutCovered } from './shape.ts';

/** The columns of a JSON Schema of a row, or of a list of rows. Throws AppError `invalid_params` when it has none. */
export function shapeOfSchema(schema: Readonly<Record<string, unknown>>): Shape {
  const read = makeReadFacets(schema);
  const top = read(schema);
  const isList = top.kinds.has('array') && !top.kinds.has('object');
  const row = isList ? read(top.items) : top;
  if (row.members.size === 0) throw noColumns();
  const columns = new Map<string, ColumnShape>();
  addMembers(row, '', { columns, read, levelsLeft: MOST_LEVELS });
  return { origin: 'schema', columns, closed: row.closed };
}

interface Walk {
  readonly columns: Map<string, ColumnShape>;
  readonly read: ReadFacets;
  readonly levelsLeft: number;
}

function addMembers({ members }: Facets, prefix: string, walk: Walk): void {
  for (const [name, { schema, required }] of members)
    addColumn(prefix + name, walk.read(schema), required, walk);
}

function addColumn(path: string, facets: Facets, required: boolean, walk: Walk): void {
  const { columns, read, levelsLeft } = walk;
  const { nullable, closed } = facets;
  columns.set(path, { kinds: withoutCovered(facets.kinds), nullable, required, closed });
  checkColumnCount(columns.size);
  if (levelsLeft === 0) return;
  const deeper = { ...walk, levelsLeft: levelsLeft - 1 };
  addMembers(facets, `${path}.`, deeper);
  if (facets.kinds.has('array') && facets.items !== true)
    addColumn(`${path}[]`, read(facets.items), true, deeper);
}

function noColumns(): AppError {
  return new AppError('invalid_params', 'A schema to compare must be one of an object with properties.');
}
