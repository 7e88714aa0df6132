import type { LateModule } from './late-module.ts';
import { identifiersIn } from './syntax.ts';
import type { Unit } from './units.ts';

/** Units that the same late modules need. */
export interface LateGroup {
  readonly file: string;
  readonly units: readonly Unit[];
  /** How many late modules need them. */
  readonly users: number;
}

/** Characters, before they are minified, that take as long to read as a file takes to find and link. */
const WORTH_A_FILE = 1500;

/**
 * Groups units by the late modules that need them, directly or through each other. Groups too small for a file of their own stay in the start, with all that they need; one with a single user becomes
 * part of its file. Two groups never need each other: whoever needs a group needs what that needs. Units that no late
 * module needs are left out.
 */
export function lateGroups(
  units: readonly Unit[],
  late: readonly LateModule[],
): { readonly staying: readonly Unit[]; readonly moving: readonly LateGroup[] } {
  const reach = makeReach(units);
  const users = new Map<Unit, string[]>();
  for (const { file, borrowed } of late)
    for (const unit of reach(borrowed.map(({ name }) => name)))
      users.set(unit, [...(users.get(unit) ?? []), file]);

  const groups = [...Map.groupBy(units, (unit) => users.get(unit)?.join() ?? '')]
    .filter(([key]) => key !== '')
    .map(([key, members], place) => ({
      file: `rest-${place}.mjs`,
      units: members,
      users: key.split(',').length,
    }));
  const large = groups.filter((group) => group.users === 1 || sizeOf(group) >= WORTH_A_FILE);
  const largeUnits = new Set(large.flatMap((group) => group.units));
  const moving = groups.filter((group) =>
    [...reach(group.units.flatMap(({ names }) => names))].some((unit) => largeUnits.has(unit)),
  );
  const staying = groups.filter((group) => !moving.includes(group)).flatMap((group) => group.units);
  return { staying, moving };
}

function sizeOf({ units }: Pick<LateGroup, 'units'>): number {
  return units.reduce((sum, { code }) => sum + code.length, 0);
}

/** Makes what finds the units that names stand for, and all that those need. */
function makeReach(units: readonly Unit[]): (names: readonly string[]) => ReadonlySet<Unit> {
  const byName = new Map(units.flatMap((unit) => unit.names.map((name) => [name, unit] as const)));
  const uses = new Map(units.map((unit) => [unit, identifiersIn(unit.node)]));
  return (names) => {
    const reached = new Set<Unit>();
    const open = [...names];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      const unit = byName.get(name);
      if (unit === undefined || reached.has(unit)) continue;
      reached.add(unit);
      open.push(...(uses.get(unit) ?? []));
    }
    return reached;
  };
}
