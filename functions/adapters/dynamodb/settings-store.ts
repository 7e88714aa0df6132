import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Scope } from '../../core/scope.ts';
import { mergePatches, type SettingsPatch } from '../../core/settings/settings.ts';
import type { SettingsStore } from '../../core/settings/settings-store.ts';
import { STATE } from './agent-state.ts';
import { backoff } from './backoff.ts';
import { itemKey, partition, STATE_SORT_KEY } from './keys.ts';
import { makeAgentStateReader } from './memory-reader.ts';
import type { StateTable } from './state-item.ts';
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
        if (await replace(table, scope, settingsRevision, merged)) return merged;
        await backoff(attempt);
      }
      throw new Error('The settings are being changed by others all the time');
    },
  };
}

async function replace(
  table: StateTable,
  scope: Scope,
  revision: number,
  settings: SettingsPatch,
): Promise<boolean> {
  const update = makeUpdate();
  update.set(STATE.settings, update.value(settings));
  update.set(STATE.settingsRevision, update.value(revision + 1));
  const name = update.name(STATE.settingsRevision);
  update.require(revision === 0 ? `attribute_not_exists(${name})` : `${name} = ${update.value(revision)}`);
  try {
    const key = itemKey(partition(scope, 'memory'), STATE_SORT_KEY);
    await table.client.send(new UpdateCommand({ TableName: table.tableName, Key: key, ...update.build() }));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
