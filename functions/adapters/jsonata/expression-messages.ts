import * as z from 'zod/mini';
import type { DataRecord } from '../../core/tools/record-source.ts';

/** `all`: the expression sees the list of all rows once; `each`: it sees one row after the other. */
export type Mode = 'all' | 'each';

/** What a process is made for. */
export interface ExpressionTask {
  readonly expression: string;
  readonly mode: Mode;
  /** Whether a row that the expression cannot be worked out for is left out and counted, or ends the call. */
  readonly onError: 'fail' | 'skip';
  readonly limits: OutputLimits;
}

/** What is given back at most; the rest is counted only. */
export interface OutputLimits {
  readonly records: number;
  /** UTF-8 bytes of JSON. */
  readonly bytes: number;
}

/** Rows in order, some at a time. */
export interface Rows {
  readonly rows: readonly DataRecord[];
  readonly isLast: boolean;
}

/** First the task, then rows; each is answered before the next is sent. */
export type ParentMessage =
  | { readonly kind: 'task'; readonly task: ExpressionTask }
  | ({ readonly kind: 'rows' } & Rows);

const rowFaultSchema = z.strictObject({ row: z.number(), message: z.string() });

/** A row (0-based) that the expression could not be worked out for. */
export type RowFault = z.infer<typeof rowFaultSchema>;

const evaluatedSchema = z.strictObject({
  /** JSON texts of the values to give back, in order. */
  records: z.array(z.string()),
  /** Values that the expression gave, those past the limits included. */
  count: z.number(),
  /** The first of the faults. */
  faults: z.array(rowFaultSchema),
  faultCount: z.number(),
});

/** What the rows of one message gave. */
export type Evaluated = z.infer<typeof evaluatedSchema>;

/** What comes back from a process that runs an expression of a stranger; after a refusal it is of no more use. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('evaluated'), part: evaluatedSchema }),
  z.strictObject({ kind: z.literal('refused'), detail: z.string() }),
]);

export type Answer = z.infer<typeof answerSchema>;
