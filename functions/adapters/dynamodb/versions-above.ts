/**
 * Dataset versions above a floor: a dataset that was dropped from the state item for want of room, or was never there,
 * stands at the floor, which is at least its last version. What depends on it is then stale or rightly current.
 */
export function versionsAbove(
  floor: number,
  versions: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  return floor === 0 ? versions : new VersionsAbove(floor, versions);
}

class VersionsAbove extends Map<string, number> {
  readonly #floor: number;

  constructor(floor: number, versions: ReadonlyMap<string, number>) {
    super(versions);
    this.#floor = floor;
  }

  override get(dataset: string): number {
    return super.get(dataset) ?? this.#floor;
  }
}
