import { AppError } from '../../core/errors.ts';
import { mergePatches } from '../../core/settings/settings.ts';
import type { SettingsStore } from '../../core/settings/settings-store.ts';
import { backoff } from './backoff.ts';
import { partition } from './keys.ts';
import { makeAgentStateReader } from './memory-reader.ts';
import { setSettings } from './set-settings.ts';
import { type StateTable, updateStateItem } from './state-item.ts';
import { makeUpdate } from './update-expression.ts';

const MOST_TRIES = 8;

/** Settings in the agent's state item; a change holds only if nobody else changed them since they were read. */
export function makeSettingsStore(table: StateTable): SettingsStore {
  const states = makeAgentStateReader(table);
  return {
    change: async (scope, patch) => {
      for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
        const { settings, settingsRevision } = await states.state(scope);
        const merged = mergePatches(settings, patch);
        const update = makeUpdate();
        setSettings(update, merged, settingsRevision);
        const changed = await updateStateItem(table, partition(scope, 'memory'), update);
        if (changed !== undefined) return merged;
        await backoff(attempt);
      }
      throw new AppError(
        'unavailable',
        'The settings of this agent are being changed by others all the time; try again shortly.',
      );
    },
  };
}
