import type { AgentStateReader } from '../memory/memory-store.ts';
import type { Clock } from '../ports.ts';
import type { Scope } from '../scope.ts';
import { applyPatch, type Settings } from '../settings/settings.ts';
import type { StatisticsStore, StatisticsTotals } from './statistics-store.ts';
import { type Decision, decideTuning, type Tuning, type TuningMark } from './tuning.ts';
import type { TuningStore } from './tuning-store.ts';

interface Ports {
  readonly states: AgentStateReader;
  readonly statistics: Pick<StatisticsStore, 'read'>;
  readonly tunings: TuningStore;
  readonly defaults: Settings;
  readonly clock: Clock;
}

const HOUR_MS = 3_600_000;

/** Fits an agent's target to how it was kept since the last tuning; of two tunings at once only one counts. */
export function makeTuneTarget(ports: Ports) {
  return async (scope: Scope): Promise<Pick<Decision, 'changed' | 'targetMs' | 'reason'>> => {
    const nowMs = ports.clock();
    const state = await ports.states.state(scope);
    const mark = state.tuningMark;
    const { answers } = applyPatch(ports.defaults, state.settings);
    const [since, hour] = await Promise.all([
      ports.statistics.read(scope, mark?.hourMs ?? 0),
      ports.statistics.read(scope, nowMs),
    ]);
    const decision = decideTuning(answers, achievementSince(since, mark));
    const { changed, targetMs, reason } = decision;
    if (!decision.isJudged) return { changed, targetMs, reason };
    const next = toMark(hour, nowMs, mark);
    const tuning = changed ? toTuning(answers.targetMs, decision, nowMs) : undefined;
    const isRecorded = await ports.tunings.record(scope, next, tuning, state);
    return isRecorded
      ? { changed, targetMs, reason }
      : { changed: false, targetMs: answers.targetMs, reason: OVERTAKEN };
  };
}

const OVERTAKEN = 'Another tuning or change of settings came first.';

function achievementSince({ responses }: StatisticsTotals, mark: TuningMark | undefined) {
  return {
    responses: Math.max(0, responses.count - (mark?.responses ?? 0)),
    underTarget: Math.max(0, responses.underTarget - (mark?.underTarget ?? 0)),
  };
}

/** What of the running hour is judged already. */
function toMark({ responses }: StatisticsTotals, nowMs: number, last: TuningMark | undefined): TuningMark {
  return {
    revision: (last?.revision ?? 0) + 1,
    hourMs: Math.floor(nowMs / HOUR_MS) * HOUR_MS,
    responses: responses.count,
    underTarget: responses.underTarget,
  };
}

function toTuning(oldTargetMs: number, { targetMs, reason }: Decision, nowMs: number): Tuning {
  return { at: new Date(nowMs).toISOString(), oldTargetMs, newTargetMs: targetMs, reason };
}
