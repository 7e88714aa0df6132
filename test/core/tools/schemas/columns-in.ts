import {
  ALL_KINDS,
  type ColumnShape,
  type Shape,
  withoutCovered,
} from '../../../../functions/core/tools/schemas/shape.ts';

/** The columns of a shape as TypeScript would write them: `id` is `integer`, `note?` is `boolean | string | null`. */
export function columnsIn({ columns }: Shape): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...columns].map(([path, shape]) => [shape.required ? path : `${path}?`, wordFor(shape)]),
  );
}

function wordFor({ kinds, nullable }: ColumnShape): string {
  const words = [...[...kinds].sort(), ...(nullable ? ['null'] : [])];
  if (kinds.size === withoutCovered(ALL_KINDS).size && nullable) return 'any';
  return words.length === 0 ? 'never' : words.join(' | ');
}
