import type { AgentStateReader } from '../memory/memory-store.ts';
import type { Clock } from '../ports.ts';
import type { Scope } from '../scope.ts';
import { applyPatch, type Settings } from '../settings/settings.ts';
import { addUp } from './add-up.ts';
import type { HourTotals, StatisticsReader } from './statistics-store.ts';
import { type Decision, decideTuning, type Tuning, type TuningMark } from './tuning.ts';
import type { TuningStore } from './tuning-store.ts';

interface Ports {
  readonly states: AgentStateReader;
  readonly statistics: StatisticsReader;
  readonly tunings: TuningStore;
  readonly defaults: Settings;
  readonly clock: Clock;
}

/** Fits an agent's target to how it was kept since the last tuning; of two tunings at once only one counts. */
export function makeTuneTarget(ports: Ports) {
  return async (scope: Scope): Promise<Pick<Decision, 'changed' | 'targetMs' | 'reason'>> => {
    const nowMs = ports.clock();
    const state = await ports.states.state(scope);
    const mark = state.tuningMark;
    const { answers } = applyPatch(ports.defaults, state.settings);
    const { hours } = await ports.statistics.read(scope, mark?.hourMs ?? 0);
    const decision = decideTuning(answers, achievementSince(hours, mark));
    const { changed, targetMs, reason } = decision;
    if (!decision.isJudged) return { changed, targetMs, reason };
    const next = toMark(hours, mark);
    const tuning = changed ? toTuning(answers.targetMs, decision, nowMs) : undefined;
    const isRecorded = await ports.tunings.record(scope, next, tuning, state);
    return isRecorded
      ? { changed, targetMs, reason }
      : { changed: false, targetMs: answers.targetMs, reason: OVERTAKEN };
  };
}

const OVERTAKEN = 'Another tuning or change of settings came first.';

function achievementSince(hours: readonly HourTotals[], mark: TuningMark | undefined) {
  const { responses } = addUp(hours);
  return {
    responses: Math.max(0, responses.count - (mark?.responses ?? 0)),
    underTarget: Math.max(0, responses.underTarget - (mark?.underTarget ?? 0)),
  };
}

/** What of the last hour is judged already: of the same reading, so that what comes meanwhile counts next time. */
function toMark(hours: readonly HourTotals[], last: TuningMark | undefined): TuningMark {
  const hour = hours.at(-1);
  return {
    revision: (last?.revision ?? 0) + 1,
    hourMs: hour?.hourMs ?? 0,
    responses: hour?.responses.count ?? 0,
    underTarget: hour?.responses.underTarget ?? 0,
  };
}

function toTuning(oldTargetMs: number, { targetMs, reason }: Decision, nowMs: number): Tuning {
  return { at: new Date(nowMs).toISOString(), oldTargetMs, newTargetMs: targetMs, reason };
}
