import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { judgePair, type PairJudgement } from '../../../../functions/core/answers/similar/judge-pair.ts';
import { toSignature } from '../../../../functions/core/answers/similar/question-signature.ts';

const pairsSchema = z.array(
  z.object({
    cached: z.string(),
    asked: z.string(),
    /** 1: the answer to one answers the other. */
    label: z.union([z.literal(0), z.literal(1)]),
    kind: z.string(),
  }),
);

export type QuestionPair = z.infer<typeof pairsSchema>[number];

/** How often a rule accepted and refused, rightly and wrongly. */
export interface Counts {
  readonly served: number;
  readonly wronglyServed: number;
  readonly missed: number;
  readonly refused: number;
}

export interface Evaluation extends Counts {
  /** Of what was accepted, how much rightly, 0 to 1; 1 if nothing was. */
  readonly precision: number;
  /** Of what should have been accepted, how much was, 0 to 1; 1 if nothing should. */
  readonly recall: number;
}

/** The threshold of the settings (spec section 8). */
export const THRESHOLD = 0.65;

export function readPairs(file: string): QuestionPair[] {
  return pairsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

export function judge({ asked, cached }: QuestionPair): PairJudgement {
  return judgePair(toSignature(asked), toSignature(cached), THRESHOLD);
}

/** Serves what the guard accepts. */
export function byGuard(pair: QuestionPair): boolean {
  return judge(pair).accepted;
}

/** Serves what the score alone would: the baseline. */
export function byScore(pair: QuestionPair): boolean {
  return judge(pair).similarity > THRESHOLD;
}

export function evaluate(
  pairs: readonly QuestionPair[],
  serves: (pair: QuestionPair) => boolean,
): Evaluation {
  const counts = { served: 0, wronglyServed: 0, missed: 0, refused: 0 };
  for (const pair of pairs) counts[outcome(serves(pair), pair.label === 1)] += 1;
  const { served, wronglyServed, missed } = counts;
  return {
    ...counts,
    precision: share(served, served + wronglyServed),
    recall: share(served, served + missed),
  };
}

function outcome(isServed: boolean, isSame: boolean): keyof Counts {
  if (isServed) return isSame ? 'served' : 'wronglyServed';
  return isSame ? 'missed' : 'refused';
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
