import { AppError } from '../errors.ts';
import type { AgentStateReader } from '../memory/memory-store.ts';
import type { Scope } from '../scope.ts';
import { applyPatch, type Settings, type SettingsPatch } from './settings.ts';
import type { SettingsStore } from './settings-store.ts';

interface Ports {
  readonly settings: SettingsStore;
  readonly states: AgentStateReader;
  readonly defaults: Settings;
}

/** The agent's settings: the deployment's defaults under what the agent sets. */
export function makeReadSettings({ states, defaults }: Pick<Ports, 'states' | 'defaults'>) {
  return async (scope: Scope): Promise<Settings> =>
    applyPatch(defaults, (await states.state(scope)).settings);
}

/** Changes some settings and answers all; refuses a `keepStored` above `maxStored`. */
export function makeChangeSettings({ settings, states, defaults }: Ports) {
  return async (scope: Scope, patch: SettingsPatch): Promise<Settings> => {
    const { answers } = applyPatch(applyPatch(defaults, (await states.state(scope)).settings), patch);
    if (answers.keepStored > answers.maxStored)
      throw new AppError('invalid_request', 'answers/keepStored must be at most answers/maxStored.', [
        { pointer: '#/answers/keepStored', detail: 'must be at most answers/maxStored' },
      ]);
    return applyPatch(defaults, await settings.change(scope, patch));
  };
}
