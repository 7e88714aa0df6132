import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { AgentState } from '../../core/memory/memory-store.ts';
import type { Scope } from '../../core/scope.ts';
import { mergePatches } from '../../core/settings/settings.ts';
import type { Tuning } from '../../core/stats/tuning.ts';
import type { TuningStore } from '../../core/stats/tuning-store.ts';
import { STATE } from './agent-state.ts';
import { itemKey, partition, STATE_SORT_KEY } from './keys.ts';
import type { StateTable } from './state-item.ts';
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
        setTarget(update, tuning, seen);
      }
      return await tryUpdate(table, scope, update);
    },
  };
}

function requireRevision(update: UpdateBuilder, attribute: string, revision: number): void {
  const name = update.name(attribute);
  if (revision === 0) update.require(`attribute_not_exists(${name})`);
  else update.require(`${name}.${update.name('revision')} = ${update.value(revision)}`);
}

function setTarget(
  update: UpdateBuilder,
  { newTargetMs }: Tuning,
  { settings, settingsRevision }: Pick<AgentState, 'settings' | 'settingsRevision'>,
): void {
  update.set(STATE.settings, update.value(mergePatches(settings, { answers: { targetMs: newTargetMs } })));
  update.set(STATE.settingsRevision, update.value(settingsRevision + 1));
  const name = update.name(STATE.settingsRevision);
  update.require(
    settingsRevision === 0 ? `attribute_not_exists(${name})` : `${name} = ${update.value(settingsRevision)}`,
  );
}

async function tryUpdate(table: StateTable, scope: Scope, update: UpdateBuilder): Promise<boolean> {
  try {
    const key = itemKey(partition(scope, 'memory'), STATE_SORT_KEY);
    await table.client.send(new UpdateCommand({ TableName: table.tableName, Key: key, ...update.build() }));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
