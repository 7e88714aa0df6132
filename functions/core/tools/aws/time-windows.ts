/** Windows of one length that begin every `slideMs` from the epoch on; tumbling ones slide by their length. */
export interface WindowShape {
  readonly sizeMs: number;
  /** At most `sizeMs`, so that no time falls between two windows. */
  readonly slideMs: number;
}

/** One reading of a stream. */
export interface Reading {
  readonly atMs: number;
  /** Readings of different groups are never taken together. */
  readonly group: string;
  /** Undefined where there is only something to count. */
  readonly value: number | undefined;
}

/** Figures of the readings of one group in one window; those of values are absent where no reading has one. */
export interface WindowFigures {
  /** Epoch milliseconds, included. */
  readonly startMs: number;
  /** Epoch milliseconds, not included. */
  readonly endMs: number;
  readonly group: string;
  readonly count: number;
  readonly values?: {
    readonly count: number;
    readonly sum: number;
    readonly mean: number;
    readonly min: number;
    readonly max: number;
    /** By nearest rank, in the order they were asked for. */
    readonly percentiles: readonly number[];
  };
}

/** Starts of the windows that hold the time, earliest first: all s with s <= t < s + size that are multiples of the slide. */
export function windowStarts(atMs: number, { sizeMs, slideMs }: WindowShape): number[] {
  const last = Math.floor(atMs / slideMs) * slideMs;
  const starts: number[] = [];
  for (let start = last; start > atMs - sizeMs; start -= slideMs) starts.push(start);
  return starts.reverse();
}

/** Figures of every window that holds a reading, by start and then by group. */
export function windowFigures(
  readings: Iterable<Reading>,
  shape: WindowShape,
  percents: readonly number[],
): WindowFigures[] {
  const windows = new Map<string, Window>();
  for (const reading of readings)
    for (const startMs of windowStarts(reading.atMs, shape)) {
      const key = `${startMs} ${reading.group}`;
      const window = windows.get(key);
      if (window === undefined) windows.set(key, { startMs, group: reading.group, readings: [reading] });
      else window.readings.push(reading);
    }
  return [...windows.values()]
    .sort((a, b) => a.startMs - b.startMs || (a.group < b.group ? -1 : 1))
    .map((window) => toFigures(window, shape.sizeMs, percents));
}

interface Window {
  readonly startMs: number;
  readonly group: string;
  readonly readings: Reading[];
}

function toFigures(
  { startMs, group, readings }: Window,
  sizeMs: number,
  percents: readonly number[],
): WindowFigures {
  const facts = { startMs, endMs: startMs + sizeMs, group, count: readings.length };
  return { ...facts, ...valueFigures(readings, percents) };
}

function valueFigures(
  readings: readonly Reading[],
  percents: readonly number[],
): Pick<WindowFigures, 'values'> {
  const values = readings.flatMap(({ value }) => value ?? []).sort((a, b) => a - b);
  const [min, max] = [values[0], values.at(-1)];
  if (min === undefined || max === undefined) return {};
  const sum = values.reduce((total, value) => total + value, 0);
  const percentiles = percents.map(
    (percent) => values[Math.max(1, Math.ceil((percent * values.length) / 100)) - 1] ?? max,
  );
  return { values: { count: values.length, sum, mean: sum / values.length, min, max, percentiles } };
}
