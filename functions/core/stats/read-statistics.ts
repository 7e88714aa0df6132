import { type MemoryStatistics, memoryStatistics } from '../memory/memory-statistics.ts';
import type { AgentStateReader, MemoryEnds } from '../memory/memory-store.ts';
import { timeSpan } from '../memory/scores.ts';
import type { Clock } from '../ports.ts';
import type { Scope } from '../scope.ts';
import { applyPatch, type Settings } from '../settings/settings.ts';
import { addUp } from './add-up.ts';
import { costsOf, type Prices } from './costs.ts';
import { countLive } from './kept-items.ts';
import { responseStatistics } from './response-statistics.ts';
import type { StatisticsReader } from './statistics-store.ts';
import { toolStatistics } from './tool-statistics.ts';
import type { Tuning } from './tuning.ts';
import { KEPT_MS, windowMs } from './window.ts';

interface Ports {
  readonly states: AgentStateReader;
  readonly memory: MemoryEnds;

  readonly statistics: StatisticsReader;
  readonly defaults: Settings;
  readonly prices: Prices;
  readonly clock: Clock;
}

/** All statistics of an agent. */
export interface Statistics {
  readonly memory: MemoryStatistics;
  readonly tools: ReturnType<typeof toolStatistics>;
  readonly responses: ReturnType<typeof responseStatistics>;
  /** The last 20 changes of the target, newest first. */
  readonly tunings: readonly Tuning[];
  readonly costs: ReturnType<typeof costsOf>;
}

/**
 * Reads an agent's statistics; `window` is an ISO 8601 duration that limits responses, tool calls and
 * costs, not memory.
 */
export function makeReadStatistics(ports: Ports) {
  return async (scope: Scope, window: string | undefined): Promise<Statistics> => {
    const nowMs = ports.clock();
    const fromMs = nowMs - (windowMs(window ?? '') ?? KEPT_MS);
    const [state, ends, { hours, kept }] = await Promise.all([
      ports.states.state(scope),
      ports.memory.ends(scope),
      ports.statistics.read(scope, fromMs),
    ]);
    const totals = addUp(hours);
    const settings = applyPatch(ports.defaults, state.settings);
    const span = ends.length === 0 ? undefined : timeSpan(ends);
    return {
      memory: memoryStatistics(state, span, settings.memory.maxMemoryMb, nowMs),
      tools: toolStatistics(totals.tools, countLive(kept.results, nowMs), settings.tools.concurrency),
      responses: responseStatistics(
        totals.responses,
        settings.answers.targetMs,
        countLive(kept.answers, nowMs),
      ),
      tunings: state.tunings,
      costs: costsOf(totals, ports.prices),
    };
  };
}
