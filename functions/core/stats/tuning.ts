import type { Settings } from '../settings/settings.ts';

/** Fewest responses that a tuning judges by. */
export const LEAST_RESPONSES = 20;
export const LOWEST_TARGET_MS = 250;
export const HIGHEST_TARGET_MS = 10_000;

/** A change of the target, as the statistics show it. */
export interface Tuning {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly oldTargetMs: number;
  readonly newTargetMs: number;
  readonly reason: string;
}

/** Up to where responses have been judged: those of the hour that begins at `hourMs` count from these numbers on. */
export interface TuningMark {
  /** Rises with every judgement. */
  readonly revision: number;
  readonly hourMs: number;
  readonly responses: number;
  readonly underTarget: number;
}

/** Responses since the last tuning. */
export interface Achievement {
  readonly responses: number;
  readonly underTarget: number;
}

export interface Decision {
  readonly changed: boolean;
  readonly targetMs: number;
  readonly reason: string;
  /** True when there was enough to judge by: the next tuning counts from here. */
  readonly isJudged: boolean;
}

/**
 * What a tuning makes of the target: x 0.85 when more than 95 % of the responses kept it, x 1.15 when fewer than 60 %
 * did, always 250 ms to 10 s; nothing while it is fixed or there are under 20 responses.
 */
export function decideTuning({ targetMs, fixedTarget }: Settings['answers'], since: Achievement): Decision {
  const stays = { changed: false, targetMs, isJudged: false };
  if (fixedTarget) return { ...stays, reason: 'The target is fixed.' };
  if (since.responses < LEAST_RESPONSES)
    return {
      ...stays,
      reason: `${since.responses} responses since the last tuning; ${LEAST_RESPONSES} are needed.`,
    };
  const ratePct = (100 * since.underTarget) / since.responses;
  const factor = ratePct > 95 ? 0.85 : ratePct < 60 ? 1.15 : 1;
  const wantedMs = factor === 1 ? targetMs : Math.round(targetMs * factor);
  const fitted = Math.min(HIGHEST_TARGET_MS, Math.max(LOWEST_TARGET_MS, wantedMs));
  const seen = `${ratePct.toFixed(1)} % of ${since.responses} responses kept the target`;
  if (fitted === targetMs) return { ...stays, isJudged: true, reason: `${seen}: it stays.` };
  const direction = fitted < targetMs ? 'lowered' : 'raised';
  return { changed: true, targetMs: fitted, isJudged: true, reason: `${seen}: it is ${direction}.` };
}
