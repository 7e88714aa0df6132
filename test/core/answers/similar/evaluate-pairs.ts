import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
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

/** A pair and what becomes of it at the threshold of the settings. */
export interface JudgedPair extends QuestionPair {
  readonly judgement: PairJudgement;
}

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

/** The labelled pairs of this repository. */
export const PAIR_FILES = globSync(path.join(import.meta.dirname, 'pairs/*.json')).sort();

/** The threshold of the settings (spec section 8). */
const THRESHOLD = 0.65;

export function readPairs(file: string): QuestionPair[] {
  return pairsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

export function judged(pair: QuestionPair): JudgedPair {
  const judgement = judgePair(toSignature(pair.asked), toSignature(pair.cached), THRESHOLD);
  return { ...pair, judgement };
}

/** Serves what the guard accepts. */
export function byGuard({ accepted }: PairJudgement): boolean {
  return accepted;
}

/** Serves what the score alone would: the baseline. */
export function byScore({ similarity }: PairJudgement): boolean {
  return similarity > THRESHOLD;
}

export function evaluate(
  pairs: readonly JudgedPair[],
  serves: (judgement: PairJudgement) => boolean,
): Evaluation {
  const counts = { served: 0, wronglyServed: 0, missed: 0, refused: 0 };
  for (const { label, judgement } of pairs) counts[outcome(serves(judgement), label === 1)] += 1;
  const { served, wronglyServed, missed } = counts;
  return {
    ...counts,
    precision: share(served, served + wronglyServed),
    recall: share(served, served + missed),
  };
}

/** What the tables of docs/results/similar.json say of an evaluation. */
export function toRow(evaluation: Evaluation): (string | number)[] {
  const { precision, recall, served, wronglyServed, missed, refused } = evaluation;
  return [precision.toFixed(3), recall.toFixed(3), served, wronglyServed, missed, refused];
}

function outcome(isServed: boolean, isSame: boolean): keyof Counts {
  if (isServed) return isSame ? 'served' : 'wronglyServed';
  return isSame ? 'missed' : 'refused';
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
