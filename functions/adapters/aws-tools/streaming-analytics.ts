import * as z from 'zod/mini';
import { AppError } from '../../core/errors.ts';
import {
  type Reading,
  type WindowFigures,
  type WindowShape,
  windowFigures,
} from '../../core/tools/aws/time-windows.ts';
import { chooseArn, requireSetting } from '../../core/tools/aws/tool-setting.ts';
import { toGigabytes } from '../../core/tools/record-source.ts';
import { defineTool, type Tool } from '../../core/tools/tool.ts';
import type { ReadStream, StreamRecord } from './read-stream.ts';
import { streamParams } from './stream-params.ts';

const seconds = (description: string) =>
  z
    .int('must be a whole number')
    .check(z.gte(1, 'must be at least 1'), z.lte(86_400, 'must be at most 86,400'), z.describe(description));

const field = (description: string) =>
  z.optional(
    z
      .string()
      .check(
        z.minLength(1, 'must not be empty'),
        z.maxLength(256, 'must be at most 256 characters'),
        z.describe(description),
      ),
  );

const params = z
  .strictObject({
    ...streamParams,
    windowSeconds: z._default(seconds('Length of a window.'), 60),
    slideSeconds: z.optional(
      seconds('A window begins every so often; default its length (tumbling windows).'),
    ),
    valueField: field('Member of the records whose numbers are summed up; without it records are counted.'),
    groupField: field('Member by whose values records are told apart.'),
    timeField: field(
      'Member with the time of the event (ISO 8601, or epoch in ms); default the time of arrival.',
    ),
    percentiles: z._default(
      z
        .array(z.number().check(z.gt(0, 'must be above 0'), z.lte(100, 'must be at most 100')))
        .check(
          z.maxLength(10, 'must have at most 10'),
          z.describe('Percentiles of the values, by nearest rank.'),
        ),
      [50, 95, 99],
    ),
  })
  .check(
    z.refine(
      ({ windowSeconds, slideSeconds = windowSeconds }) =>
        slideSeconds <= windowSeconds && windowSeconds / slideSeconds <= 100,
      'slideSeconds must be at most windowSeconds and at least a hundredth of it',
    ),
  );

type Params = z.infer<typeof params>;

/** Most windows that a result holds, all groups together. */
const MOST_WINDOWS = 5000;

/** The tool that sums up the latest records of a stream in windows of time. */
export function makeStreamingAnalytics(allowed: readonly string[] | undefined, readStream: ReadStream): Tool {
  return defineTool({
    name: 'streaming_analytics',
    description:
      'Sums up the latest records of a Kinesis stream in tumbling or sliding windows: count, and of a numeric member ' +
      'sum, mean, min, max and percentiles, by group if asked. The first and last window may be partly filled.',
    version: '1',
    cacheable: false,
    sideEffect: 'none',
    params,
    run: async (given, { nowMs, signal }) => {
      const { stream, lookbackSeconds, windowSeconds, slideSeconds = windowSeconds, percentiles } = given;
      const arns = requireSetting('streaming_analytics', allowed);
      const span = { streamArn: chooseArn(arns, stream, 'stream'), fromMs: nowMs - lookbackSeconds * 1000 };
      const { records, bytes, isComplete } = await readStream(span, signal);
      const readings = records.flatMap((record) => toReading(record, given) ?? []);
      return {
        windows: toWindows(
          readings,
          { sizeMs: windowSeconds * 1000, slideMs: slideSeconds * 1000 },
          percentiles,
        ),
        recordsRead: records.length,
        recordsSkipped: records.length - readings.length,
        complete: isComplete,
        dataVolumeGb: toGigabytes(bytes),
      };
    },
  });
}

/** Undefined for a record without the time, the group or the number that is asked for. */
function toReading({ arrivedAtMs, data }: StreamRecord, given: Params): Reading | undefined {
  const atMs = given.timeField === undefined ? arrivedAtMs : timeOf(memberOf(data, given.timeField));
  const group = given.groupField === undefined ? '' : memberOf(data, given.groupField);
  const value = given.valueField === undefined ? undefined : memberOf(data, given.valueField);
  if (atMs === undefined || group === undefined || group === null) return undefined;
  if (given.valueField !== undefined && !(typeof value === 'number' && Number.isFinite(value)))
    return undefined;
  return {
    atMs,
    group: typeof group === 'string' ? group : JSON.stringify(group),
    value: typeof value === 'number' ? value : undefined,
  };
}

function memberOf(data: unknown, name: string): unknown {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, name)) return undefined;
  return Object.getOwnPropertyDescriptor(data, name)?.value;
}

function timeOf(value: unknown): number | undefined {
  const timeMs = typeof value === 'string' ? Date.parse(value) : value;
  return typeof timeMs === 'number' && Math.abs(timeMs) <= 8.64e15 ? timeMs : undefined;
}

function toWindows(readings: readonly Reading[], shape: WindowShape, percents: readonly number[]) {
  const windows = windowFigures(readings, shape, percents);
  if (windows.length > MOST_WINDOWS)
    throw new AppError(
      'invalid_params',
      `There are ${windows.length} windows; ask for longer ones, for less time or for fewer groups (at most ${MOST_WINDOWS}).`,
    );
  return windows.map((figures) => toShown(figures, percents));
}

function toShown({ startMs, endMs, group, count, values }: WindowFigures, percents: readonly number[]) {
  const facts = {
    start: new Date(startMs).toISOString(),
    end: new Date(endMs).toISOString(),
    ...(group === '' ? {} : { group }),
    count,
  };
  if (values === undefined) return facts;
  const { sum, mean, min, max } = values;
  const percentiles = Object.fromEntries(
    percents.map((percent, index) => [`p${percent}`, values.percentiles[index]]),
  );
  return { ...facts, sum, mean, min, max, percentiles };
}
