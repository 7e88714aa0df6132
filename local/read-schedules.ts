import * as z from 'zod/mini';
import { toFunctionName } from './local-name.ts';
import { findReferences } from './resolve-value.ts';
import { entriesOf, isSchedule } from './template-resources.ts';
import type { Resource, Resources } from './template-schema.ts';

/** A function that is invoked again and again. */
export interface ScheduleDefinition {
  readonly functionName: string;
  readonly everyMs: number;
  /** JSON. */
  readonly payload: string;
}

const scheduleSchema = z.object({
  ScheduleExpression: z.string(),
  Target: z.object({ Arn: z.unknown(), Input: z._default(z.string(), '{}') }),
});

/** Schedules of EventBridge Scheduler whose target is a function; throws for one that is no rate. */
export function readSchedules(resources: Resources): ScheduleDefinition[] {
  return entriesOf(resources, isSchedule).flatMap(([, resource]) => toSchedule(resource, resources));
}

function toSchedule(resource: Resource, resources: Resources): ScheduleDefinition[] {
  const { ScheduleExpression, Target } = scheduleSchema.parse(resource.Properties);
  const [logicalId = ''] = findReferences(Target.Arn);
  const target = resources[logicalId];
  if (target?.Type !== 'AWS::Lambda::Function') return [];
  const everyMs = toPeriodMs(ScheduleExpression);
  return [{ functionName: toFunctionName(logicalId, target), everyMs, payload: Target.Input }];
}

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Period of a rate, such as `rate(5 minutes)`. */
function toPeriodMs(expression: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const unitMs = Object.entries(UNIT_MS).find(([name]) => name === unit)?.[1];
  if (unitMs === undefined) throw new Error(`The schedule ${expression} is no rate.`);
  return Number(count) * unitMs;
}
