import { mergePatches } from '../../core/settings/settings.ts';
import type { TuningStore } from '../../core/stats/tuning-store.ts';
import { STATE } from './agent-state.ts';
import { partition } from './keys.ts';
import { setSettings } from './set-settings.ts';
import { type StateTable, updateStateItem } from './state-item.ts';
import { makeUpdate, type UpdateBuilder } from './update-expression.ts';

const MOST_TUNINGS = 20;

/** Tunings in the agent's state item. */
export function makeTuningStore(table: StateTable): TuningStore {
  return {
    record: async (scope, mark, tuning, seen) => {
      const update = makeUpdate();
      update.set(STATE.tuningMark, update.value(mark));
      requireRevision(update, STATE.tuningMark, mark.revision - 1);
      if (tuning !== undefined) {
        update.set(STATE.tunings, update.value([tuning, ...seen.tunings].slice(0, MOST_TUNINGS)));
        const settings = mergePatches(seen.settings, { answers: { targetMs: tuning.newTargetMs } });
        setSettings(update, settings, seen.settingsRevision);
      }
      return (await updateStateItem(table, partition(scope, 'memory'), update)) !== undefined;
    },
  };
}

function requireRevision(update: UpdateBuilder, attribute: string, revision: number): void {
  const name = update.name(attribute);
  if (revision === 0) update.require(`attribute_not_exists(${name})`);
  else update.require(`${name}.${update.name('revision')} = ${update.value(revision)}`);
}
