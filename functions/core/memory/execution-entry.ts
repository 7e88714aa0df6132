import * as z from 'zod/mini';
import { lazily } from '../lazily.ts';
import type { Sha256 } from '../ports.ts';
import { headOf } from '../text/code-points.ts';
import { datasetSchema, type NewEntry } from './entry.ts';

const STATUSES = ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;

const text = lazily(() => z.optional(z.nullable(z.string())));

/** The `detail` of Step Functions' event "Execution Status Change"; AWS may add members, so unknown ones are let pass. */
export const executionSchema = lazily(() =>
  z.looseObject({
    executionArn: z.string().check(z.minLength(1), z.maxLength(1024)),
    stateMachineArn: z.string().check(z.minLength(1), z.maxLength(1024)),
    name: z.string().check(z.minLength(1), z.maxLength(80)),
    status: z.enum(STATUSES),
    /** Epoch milliseconds, as `stopDate` is. */
    startDate: z.number(),
    stopDate: z.number(),
    /** JSON text; null where it was too long for an event. */
    input: text(),
    output: text(),
    error: text(),
    cause: text(),
    redriveCount: z.optional(z.nullable(z.int())),
  }),
);

export type Execution = z.infer<ReturnType<typeof executionSchema>>;

/** Most code points of an error's cause that are remembered. */
const MOST_CAUSE_CHARS = 1000;

/**
 * What is remembered of an execution that ended. The same end of the same execution has the same `entryId`, so that an
 * event that is delivered twice adds one entry. The dataset is the input's member `dataset`, the volume the output's
 * `dataVolumeGb`, where they are there and sound.
 */
export function executionEntry(execution: Execution, sha256: Sha256): NewEntry {
  const { status, executionArn, input, output, redriveCount } = execution;
  const { dataset } = membersOf(inputSchema(), input);
  const { dataVolumeGb } = membersOf(outputSchema(), output);
  const end = `${executionArn}#${status}#${redriveCount ?? 0}`;
  return {
    entryId: `execution-${sha256(end).slice(0, 32)}`,
    content: describe(execution, dataset),
    ...WEIGHT[status],
    timestamp: new Date(execution.stopDate).toISOString(),
    source: executionArn,
    ...(dataset === undefined ? {} : { dataset }),
    ...(dataVolumeGb === undefined ? {} : { dataVolumeGb }),
  };
}

const WEIGHT = {
  SUCCEEDED: { stage: 'execution', importance: 0.5 },
  FAILED: { stage: 'error', importance: 0.9 },
  TIMED_OUT: { stage: 'error', importance: 0.9 },
  ABORTED: { stage: 'error', importance: 0.7 },
} as const satisfies Record<Execution['status'], { stage: string; importance: number }>;

const VERB = {
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timed out',
  ABORTED: 'was stopped',
} as const satisfies Record<Execution['status'], string>;

const inputSchema = lazily(() => z.object({ dataset: z.catch(z.optional(datasetSchema()), undefined) }));

const outputSchema = lazily(() =>
  z.object({
    dataVolumeGb: z.catch(z.optional(z.number().check(z.gte(0), z.lte(1e12))), undefined),
  }),
);

/** Members of JSON text; an empty object where it is no JSON object. */
function membersOf<T>(schema: z.ZodMiniType<T>, json: string | null | undefined): Partial<T> {
  try {
    const parsed = schema.safeParse(JSON.parse(json ?? ''));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

function describe(execution: Execution, dataset: string | undefined): string {
  const { stateMachineArn, name, status, startDate, stopDate, error, cause } = execution;
  const machine = stateMachineArn.split(':')[6] ?? stateMachineArn;
  const of = dataset === undefined ? '' : ` of ${dataset}`;
  const head = `Execution ${name} of ${machine}${of} ${VERB[status]} after ${duration(stopDate - startDate)}`;
  const why = [error, cause].filter((part) => part !== undefined && part !== null && part !== '').join(': ');
  return why === '' ? `${head}.` : `${head}: ${headOf(why, MOST_CAUSE_CHARS)}`;
}

function duration(ms: number): string {
  if (ms < 60_000) return `${Math.max(0, ms) / 1000} s`;
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
